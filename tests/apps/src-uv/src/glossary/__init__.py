"""A glossary: a package below src/, whose version its own metadata tells."""

from importlib.metadata import version

from flask import Flask

from .words import words


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(words)

    @app.get("/")
    def index():
        return {"glossary": version("glossary")}

    return app
