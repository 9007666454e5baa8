"""A Flask app with its built front end before it, for the servers that have no nginx in front.

What begins with the prefix is the app's; all else is a file of the front end, or its index, which finds out
itself what an unknown path means.
"""

import mimetypes
import os
import re

import flask
from flask import Flask
from werkzeug.exceptions import RequestedRangeNotSatisfiable
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
ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})\Z", re.ASCII)
EMPTY_RANGE = ONE_RANGE.match("bytes=-")
A_YEAR = 31_536_000

# Python's own table depends on its version and on its machine.
for ending, type_ in {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".ico": "image/x-icon",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
}.items():
    mimetypes.add_type(type_, ending)


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


def understood(environ):
    """Without a range that is none, or that is several: the whole file is the answer to them."""
    if is_one_range(environ.get("HTTP_RANGE", "")):
        return environ
    return {name: value for name, value in environ.items() if name != "HTTP_RANGE"}


def is_one_range(text):
    first, last = (ONE_RANGE.match(text) or EMPTY_RANGE).groups()
    return int(first) <= int(last) if first and last else bool(first or last)


def answer(raw, environ):
    # WSGI has a path's bytes as if they were Latin-1.
    path = "/" + raw.encode("latin-1").decode("utf-8", "replace").lstrip("/")
    if HIDDEN.search(path):
        return Response("Not Found", status=404)
    file = safe_join(DIRECTORY, path[1:])
    if file is None or not os.path.isfile(file):
        # A page that was replaced asks for scripts that are gone: its index would be no script.
        if path.startswith(ASSETS):
            return Response("Not Found", status=404)
        file = os.path.join(DIRECTORY, "index.html")
    try:
        response = send_file(file, understood(environ), conditional=True)
    except RequestedRangeNotSatisfiable as beyond:
        size = os.path.getsize(file)
        return Response(status=beyond.code, headers={"Content-Range": f"bytes */{size}"})
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
