"""A shop with pages of its own beside its front end: an administration with static files, two versions of an API."""

from flask import Flask

from . import admin, api


def create_app():
    app = Flask(__name__)
    app.register_blueprint(admin.pages)
    app.register_blueprint(api.first, url_prefix="/v1")
    app.register_blueprint(api.second, url_prefix="/v2")
    return app
