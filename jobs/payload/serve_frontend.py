"""A Flask app with its built front end before it, for the servers that have no nginx in front.

What begins with the prefix is the app's; all else is a file of the front end, or its index, which finds out
itself what an unknown path means.
"""

import os
import re

import flask
from flask import Flask
from werkzeug.security import safe_join
from werkzeug.wrappers import Response

from installed_flask import load_app

try:
    from werkzeug.utils import send_file
except ImportError:
    # Before Werkzeug 2 Flask has it, for a request of its own.
    def send_file(file, environ, conditional):
        with Flask("frontend", static_folder=None).request_context(environ):
            return flask.send_file(file, conditional=conditional)


DIRECTORY = "/srv/frontend"
PREFIX = os.environ["FRONTEND_API_PREFIX"]
ASSETS = "/assets/"
HASHED = re.compile(os.environ["FRONTEND_HASHED"])
HIDDEN = re.compile(os.environ["FRONTEND_HIDDEN"])
A_YEAR = 31_536_000


class Frontend:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        path = environ.get("PATH_INFO", "")
        if f"{path}/".startswith(PREFIX):
            return self.app(environ, start_response)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return Response(status=405, headers={"Allow": "GET, HEAD"})(environ, start_response)
        return answer(path, environ)(environ, start_response)


def answer(path, environ):
    if HIDDEN.search(f"/{path}"):
        return Response("Not Found", status=404)
    file = safe_join(DIRECTORY, path.lstrip("/"))
    if file is None or not os.path.isfile(file):
        # A page that was replaced asks for scripts that are gone: its index would be no script.
        if path.startswith(ASSETS):
            return Response("Not Found", status=404)
        file = os.path.join(DIRECTORY, "index.html")
    response = send_file(file, environ, conditional=True)
    if HASHED.search(path):
        response.cache_control.no_cache = None
        response.cache_control.public = True
        response.cache_control.max_age = A_YEAR
        response.cache_control.immutable = True
    return response


app = load_app(os.environ["FRONTEND_APP"])
if isinstance(app, Flask):
    app.wsgi_app = Frontend(app.wsgi_app)
else:
    app = Frontend(app)
