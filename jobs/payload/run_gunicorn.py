"""Gunicorn, of any version, with an app that the installed Flask loads.

Arguments: what the app's own gunicorn.conf.py and GUNICORN_CMD_ARGS may decide otherwise, `--`, what they may
not, and the app. What has no argument, or not in each version, is below.
"""

import os
import sys

from gunicorn.app.wsgiapp import WSGIApplication
from gunicorn.config import Config, Setting, validate_pos_int

from container_limits import cpus, counting_cpus, workers_in_memory
from installed_flask import load_app
from stuck_threads import watched
from timed_app import TimedApp

# The container is told where it is and as whom, and is the one process that ends it; its root is read-only.
FIXED = {
    "certfile": None,
    "control_socket_disable": True,
    "daemon": False,
    "group": os.getegid(),
    "keyfile": None,
    "pidfile": None,
    "user": os.geteuid(),
    # The heartbeat must not wait for a disk.
    "worker_tmp_dir": "/dev/shm",
}
# What Gunicorn has no argument for.
REFUSALS = {"--no-preload": ("preload_app", False), "--no-access-logfile": ("accesslog", None)}
LOGS = ("accesslog", "errorlog")
# Gunicorn's own defaults come from these.
VARIABLES = {"workers": "WEB_CONCURRENCY", "forwarded_allow_ips": "FORWARDED_ALLOW_IPS"}


class StuckSeconds(Setting):
    """Known to Gunicorn by being made."""

    name = "stuck_seconds"
    section = "Worker Processes"
    cli = ["--stuck-seconds"]
    validator = validate_pos_int
    type = int
    default = 0
    desc = "How long all threads of a worker may be in the app before another worker takes its place."


class Settings(Config):
    """Gunicorn's, but deaf to what is fixed, and to a directory that the image does not have."""

    def set(self, name, value):
        if name not in FIXED and not (name == "chdir" and not os.path.isdir(value)):
            super().set(name, value)

    def refuse(self, refused):
        for name, value in refused.items():
            super().set(name, value)

    def fix(self):
        for name in FIXED.keys() & self.settings.keys():
            super().set(name, FIXED[name])
        for name in LOGS:
            if not is_writable(self.settings[name].get()):
                super().set(name, "-")


class Application(WSGIApplication):
    def __init__(self, defaults, refused):
        self.defaults = defaults
        self.refused = refused
        self.theirs = {}
        super().__init__("%(prog)s [OPTIONS] [APP_MODULE]")

    def load_default_config(self):
        self.cfg = Settings(self.usage, prog=self.prog)

    def init(self, parser, opts, args):
        super().init(parser, opts, args)
        defaults = given(parser, self.defaults)
        return {key: defaults[key] for key in defaults if VARIABLES.get(key, "") not in os.environ}

    def load_config_from_module_name_or_filename(self, location):
        name = os.path.basename(location)
        with counting_cpus() as counted:
            settings = super().load_config_from_module_name_or_filename(location)
        if counted and "workers" in settings:
            self.bound_workers(name, settings)
        self.theirs.update({key: (name, settings[key]) for key in settings if key in self.cfg.settings})
        return settings

    def bound_workers(self, name, settings):
        """Those that it counts by CPUs are no more than the container's limits allow."""
        number, most = settings["workers"], workers_in_memory()
        why = "as many as cpus allows" if cpus() is not None else "1, as cpus is not set"
        if isinstance(number, int) and number > most:
            why += f"; the memory of the container holds {most} workers, and not {number}"
            settings["workers"] = most
            self.cfg.set("workers", most)
        say(f"{name} counts CPUs: it gets {why}. Those of the host do not count; workers decides it otherwise.")

    def load_config(self):
        super().load_config()
        environment = given(self.cfg.parser(), self.cfg.get_cmd_args_from_env())
        self.theirs.update({key: ("GUNICORN_CMD_ARGS", value) for key, value in environment.items()})
        # Threads go with the worker that has them: to others Gunicorn would give that one instead.
        if "worker_class" in self.theirs and "threads" not in {**self.theirs, **given(self.cfg.parser(), None)}:
            self.cfg.set("threads", 1)
        self.cfg.refuse(self.refused)
        self.cfg.fix()
        for key, (where, value) in self.theirs.items():
            used = self.cfg.settings[key].get()
            if used != understood(key, value):
                say(f"{where}: {key} = {value!r} has no effect here: it is {used!r}.")

    def load_wsgiapp(self):
        app = TimedApp(load_app(self.app_uri))
        # A sync worker has Gunicorn's own time-out, and others have no threads.
        has_threads = self.cfg.worker_class_str == "gthread"
        return watched(app, self.cfg.threads, self.cfg.stuck_seconds if has_threads else 0)


def understood(key, value):
    """What a setting becomes of it; itself, where Gunicorn would refuse it on this machine."""
    config = Config()
    try:
        config.set(key, value)
    except Exception:
        return value
    return config.settings[key].get()


def say(sentence):
    print(f"flask-serving: {sentence}", file=sys.stderr, flush=True)


def given(parser, words):
    values = vars(parser.parse_args(words))
    return {name: value for name, value in values.items() if value is not None and name != "args"}


def is_writable(log):
    if log in (None, "", "-"):
        return True
    return os.access(log if os.path.exists(log) else os.path.dirname(os.path.abspath(log)), os.W_OK)


if __name__ == "__main__":
    end = sys.argv.index("--")
    defaults = sys.argv[1:end]
    firm = sys.argv[end + 1 :]
    sys.argv[1:] = [word for word in firm if word not in REFUSALS]
    Application(defaults, dict(REFUSALS[word] for word in firm if word in REFUSALS)).run()
