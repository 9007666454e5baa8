/** Where an app's image has the Python modules of ours that start it. */
export const MODULE_DIRECTORY = "/opt/flask-serving";

/** Their files: what loads the app, the servers with it, and a front end before it. */
export const MODULES = [
  "container_limits.py",
  "installed_flask.py",
  "run_flask.py",
  "run_granian.py",
  "run_gunicorn.py",
  "serve_frontend.py",
  "stuck_threads.py",
  "timed_app.py",
];
