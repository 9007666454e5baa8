"""Tells nginx how long the app took for a request, where nginx asks for it: what is left of its server's time is the server's.

It is told with the answer's headers, so that a body that is made while it is sent does not count.
"""

import time

ASKED = "HTTP_X_FLASK_SERVING_TIMES"
TOLD = "X-App-Seconds"


class TimedApp:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if environ.pop(ASKED, None) is None:
            return self.app(environ, start_response)
        began = time.perf_counter()

        def start(status, headers, exc_info=None):
            told = (TOLD, f"{time.perf_counter() - began:.6f}")
            return start_response(status, [*headers, told], *([exc_info] if exc_info else []))

        return self.app(environ, start)
