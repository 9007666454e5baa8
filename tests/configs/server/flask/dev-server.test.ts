import { flaskDevServerPlan } from "../../../../configs/server/flask/dev-server";
import { messageOf } from "../../../support/message";

test("Flask serves without reloader and debugger", () => {
  const { spec } = flaskDevServerPlan("web", { user: "1000:1000", app: "app:app" });
  expect(spec.command).toEqual([
    ...["/opt/venv/bin/python", "/opt/flask-serving/run_flask.py", "run"],
    ...["--host", "0.0.0.0", "--port", "5901"],
    ...["--no-reload", "--no-debugger"],
  ]);
  // Flask before 2.2 knows no `flask --app`.
  expect(spec.env).toEqual({ FLASK_APP: "app:app" });
});

test("it is ended by SIGINT: as PID 1 it ignores SIGTERM", () => {
  expect(flaskDevServerPlan("web", { user: "1000:1000", app: "app:app" }).spec.stop.signal).toBe(
    "SIGINT",
  );
});

test("what is uploaded lies on disk, where it may be larger than memory", () => {
  const { spec } = flaskDevServerPlan("web", { user: "501:20", app: "app:app" });
  expect(spec).toMatchObject({ scratch: ["/tmp"], tmpfs: {} });
});

test("a network of others is one that has names: none of Docker's own", () => {
  const networks = ["shop_default", "host", "-x"];
  expect(
    messageOf(() => flaskDevServerPlan("web", { user: "1:1", app: "app:app", networks })),
  ).toBe(
    'FlaskDevServer "web": 2 problems to mend\n' +
      '  networks[1]: expected the name of a Docker network that somebody made, such as shop_default, got "host".\n' +
      '  networks[2]: expected the name of a Docker network that somebody made, such as shop_default, got "-x".',
  );
});

test("all that is wrong is told at once", () => {
  expect(messageOf(() => flaskDevServerPlan("web", { user: "1:1", app: "-x", port: 80 }))).toBe(
    'FlaskDevServer "web": 2 problems to mend\n' +
      '  app: expected the app as module:callable, such as app:app, got "-x".\n' +
      "  port: expected an integer from 1024 to 65535, got 80.",
  );
});
