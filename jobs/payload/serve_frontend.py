"""A Flask app with its built front end before it, for the servers that have no nginx in front.

What lies below one of the app's paths is the app's; all else is a file of the front end, or its index, which
finds out itself what an unknown path means. Each request gets the answer that nginx gives, where it stands in
front: see configs/nginx/features/frontend.ts.
"""

import json
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
    def send_file(file, environ, **options):
        with Flask("frontend", static_folder=None).request_context(environ):
            return flask.send_file(file, **options)


DIRECTORY = "/srv/frontend"
PATHS = os.environ["FRONTEND_APP_PATHS"].split()
APP_PATHS = tuple(path for path in PATHS if not path.startswith("="))
ALONE = {path[1:] for path in PATHS if path.startswith("=")}
ASSETS = "/assets/"
HASHED = re.compile(os.environ["FRONTEND_HASHED"])
HIDDEN = re.compile(os.environ["FRONTEND_HIDDEN"])
ONE_RANGE = re.compile(r"bytes=(?!-\Z)(\d{0,18})-(\d{0,18})\Z", re.ASCII | re.IGNORECASE)
BEYOND = f"bytes={10**17}-"
FOR_A_YEAR = "public, max-age=31536000, immutable"

TYPES = {
    ending: type_
    for type_, endings in json.loads(os.environ["FRONTEND_TYPES"]).items()
    for ending in endings.split()
}


class Frontend:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        path = decided(environ.get("PATH_INFO") or "/")
        if path is None:
            return Response("Bad Request", status=400)(environ, start_response)
        if path in ALONE or f"{path}/".startswith(APP_PATHS):
            # The app is asked for what was decided on, or a path would not shut out what lies beside it.
            environ["PATH_INFO"] = path
            return self.app(environ, start_response)
        return answer(path, environ)(environ, start_response)


def decided(path):
    """A path without `.` and `..`; None for one that leads out of `/`, or is none."""
    if not path.startswith("/") or "\0" in path:
        return None
    parts = []
    for part in path[1:].split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part != ".":
            parts.append(part)
    # What they stood for is a directory.
    return "/" + "/".join(parts + [""] * (part in (".", "..") and parts != []))


def understood(environ):
    """Without several ranges, to which the whole file is the answer; one that is none is beyond any file."""
    text = environ.get("HTTP_RANGE", "")
    if text[:6].lower() == "bytes=" and "," not in text:
        return environ if is_one_range(text) else {**environ, "HTTP_RANGE": BEYOND}
    return {name: value for name, value in environ.items() if name != "HTTP_RANGE"}


def is_one_range(text):
    found = ONE_RANGE.match(text)
    first, last = found.groups() if found else ("1", "0")
    return int(first) <= int(last) if first and last else first != "" or int(last) > 0


def answer(path, environ):
    # WSGI has a path's bytes as if they were Latin-1.
    path = os.fsdecode(path.encode("latin-1"))
    if HIDDEN.search(path):
        return Response("Not Found", status=404)
    file = safe_join(DIRECTORY, path.lstrip("/"))
    if file is None or path.endswith("/") or not os.path.isfile(file):
        # A page that was replaced asks for scripts that are gone: its index would be no script.
        if path.startswith(ASSETS) or HASHED.search(path):
            return Response("Not Found", status=404)
        file = os.path.join(DIRECTORY, "index.html")
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return Response(status=405, headers={"Allow": "GET, HEAD"})
    try:
        response = send_file(file, understood(environ), mimetype=type_of(file), conditional=True)
    except RequestedRangeNotSatisfiable as beyond:
        size = os.path.getsize(file)
        return Response(status=beyond.code, headers={"Content-Range": f"bytes */{size}"})
    # Before Flask 2 it has 12 hours for every file.
    response.headers.pop("Expires", None)
    response.headers["Cache-Control"] = FOR_A_YEAR if HASHED.search(path) else "no-cache"
    return response


def type_of(file):
    """By a table of ours: Python's own depends on its version and its machine, and unpacks `a.gz` on its way."""
    return TYPES.get(os.path.splitext(file)[1][1:].lower(), "application/octet-stream")


app = load_app(os.environ["FRONTEND_APP"])
if isinstance(app, Flask):
    app.wsgi_app = Frontend(app.wsgi_app)
else:
    app = Frontend(app)
