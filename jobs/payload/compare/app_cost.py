"""What the app's own code costs: called as WSGI in a loop, without a server. Arguments: the app, and requests as JSON.

Prints microseconds of CPU a call.
"""

import io
import json
import sys
import time

sys.path[:0] = ["/opt/flask-serving", "."]

from installed_flask import load_app  # noqa: E402
from werkzeug.test import EnvironBuilder  # noqa: E402

SECONDS = 1.0


def environs(requests):
    for request in requests:
        body = request.get("body", "").encode()
        builder = EnvironBuilder(
            path=request["path"], method=request["method"], headers=request["headers"], data=body or None
        )
        yield builder.get_environ(), body


def call(app, environ, body):
    answer = app({**environ, "wsgi.input": io.BytesIO(body)}, lambda status, headers, exc_info=None: None)
    try:
        for _ in answer:
            pass
    finally:
        getattr(answer, "close", lambda: None)()


def main(path, requests):
    app = load_app(path)
    asked = list(environs(requests))
    for one in asked:
        call(app, *one)
    calls, start = 0, time.process_time()
    while time.process_time() - start < SECONDS:
        for one in asked:
            call(app, *one)
        calls += len(asked)
    print((time.process_time() - start) * 1e6 / calls)


main(sys.argv[1], json.loads(sys.argv[2]))
