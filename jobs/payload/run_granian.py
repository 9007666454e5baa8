"""Granian with an app that the installed Flask loads.

Its own variables (GRANIAN_…) decide nothing here: the container is told where it listens and how it ends.
"""

import argparse
import os
import sys
import traceback

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from installed_flask import load_app
from stuck_threads import watched
from timed_app import TimedApp

# In milliseconds, the most that it takes. It is also how long an idle connection stays open.
HEADER_READ_TIMEOUT = 60_000

# Each worker's share of open connections, idle ones among them, beyond which it leaves a client without an
# answer until another one goes. Granian's own is 1024 by the workers, which the kernel does not fill evenly. Half
# of the files that the container may have open.
CONNECTIONS = 8192
# How many may wait to be accepted, as under Gunicorn; the kernel's own bound is beside it.
BACKLOG = 2048


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--stuck-seconds", type=int, default=0)
    parser.add_argument("--kill-timeout", type=int, required=True)
    parser.add_argument("--max-rss", type=int)
    parser.add_argument("--forwarded-allow-ips", default="")
    parser.add_argument("--access-log", action="store_true")
    parser.add_argument("app")
    return parser.parse_args()


def load(app):
    stuck = watched(TimedApp(load_app(app)), asked.threads, asked.stuck_seconds)
    return wrap_wsgi_with_proxy_headers(stuck, asked.forwarded_allow_ips)


def reject_broken(app):
    """Ends where the app cannot be loaded: Granian would start its workers again, for ever."""
    child = os.fork()
    if child == 0:
        try:
            load_app(app)
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(1)


# Each worker is a new Python, which reads this file too.
asked = arguments()

if __name__ == "__main__":
    reject_broken(asked.app)
    Granian(
        target=asked.app,
        address="0.0.0.0",
        port=asked.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_READ_TIMEOUT),
        websockets=False,
        workers=asked.workers,
        backlog=BACKLOG,
        backpressure=CONNECTIONS,
        blocking_threads=asked.threads,
        workers_kill_timeout=asked.kill_timeout,
        workers_max_rss=asked.max_rss,
        # One that is killed, as for its memory, has another in its place.
        respawn_failed_workers=True,
        log_access=asked.access_log,
    ).serve(target_loader=load)
