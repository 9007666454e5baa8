"""The app, loaded by the Flask that the image has, in the way that its version has.

A module or a file tells where it is; what in there is the app, or makes it, may be named, or Flask looks.
"""

import importlib
import inspect

from flask.cli import NoAppException, ScriptInfo, prepare_import


def load_app(path):
    place, _, name = path.partition(":")
    # First, so that what the app itself fails of is told as it was raised, without Flask's words around it.
    module = importlib.import_module(prepare_import(place))
    if is_wsgi(getattr(module, name, None)):
        return getattr(module, name)
    try:
        return ScriptInfo(app_import_path=path, set_debug_flag=False).load_app()
    except NoAppException as refused:
        app = taken_by_gunicorn(module, name, str(refused))
        if app is None:
            raise
        return app


def taken_by_gunicorn(module, name, refused):
    """What Flask refuses since it is not Flask's own: an app within something else, such as a middleware."""
    if name == "":
        found = (getattr(module, one, None) for one in ("application", "app"))
        return next(filter(is_wsgi, found), None)
    if not name.endswith(")") or "valid Flask application was not obtained" not in refused:
        return None
    try:
        from gunicorn.util import import_app
    except ImportError:
        return None
    return import_app(f"{module.__name__}:{name}")


def is_wsgi(found):
    """Whether it takes requests as it is: a function makes an app, unless its arguments say else."""
    if inspect.isfunction(found):
        return "start_response" in inspect.signature(found).parameters
    return callable(found) and not inspect.isclass(found)
