"""Ends a worker whose every thread has been in the app for too long, so that another one takes its place.

Gunicorn's threads have no time-out: as long as the worker takes connections it counts as alive, though
nobody is left to answer them.
"""

import os
import sys
import threading
import time
import traceback


def watched(app, threads, seconds):
    """The app, and an end to the worker where it holds all threads for longer; 0 seconds is never."""
    return StuckThreads(app, threads, seconds) if seconds > 0 else app


class StuckThreads:
    def __init__(self, app, threads, seconds):
        self.app = app
        self.threads = threads
        self.seconds = seconds
        self.inside = {}
        self.starting = threading.Lock()

    def __call__(self, environ, start_response):
        # A WebSocket is in the app for as long as it is open.
        if "HTTP_UPGRADE" in environ:
            return self.app(environ, start_response)
        # Not where the app is loaded: a thread does not outlive the fork that makes a worker.
        if self.starting.acquire(blocking=False):
            threading.Thread(target=self.watch, daemon=True).start()
        thread = threading.get_ident()
        self.inside[thread] = (time.monotonic(), environ["REQUEST_METHOD"], environ["PATH_INFO"])
        try:
            return self.app(environ, start_response)
        finally:
            del self.inside[thread]

    def watch(self):
        while True:
            time.sleep(min(self.seconds / 4, 5))
            inside = dict(self.inside)
            latest = max((since for since, _, _ in inside.values()), default=0)
            if len(inside) >= self.threads and time.monotonic() - latest >= self.seconds:
                self.end(inside)

    def end(self, inside):
        said = [
            f"flask-serving: all {self.threads} threads of worker {os.getpid()} have been in the app for "
            f"{self.seconds} s or more: it ends, and another one takes its place. Where they are:\n"
        ]
        frames = sys._current_frames()
        for thread, (since, method, path) in inside.items():
            said.append(f"{method} {path!r} for {time.monotonic() - since:.0f} s\n")
            said += traceback.format_stack(frames[thread])[-4:] if thread in frames else []
        sys.stderr.write("".join(said))
        sys.stderr.flush()
        os._exit(1)
