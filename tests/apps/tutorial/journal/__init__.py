"""A journal, laid out as tutorials do it: a factory, a database in the instance directory, a command that makes it."""

import os

from flask import Flask, redirect, render_template, request

from . import db


def create_app(test_config=None):
    app = Flask(__name__, instance_relative_config=True)
    app.config.from_mapping(
        SECRET_KEY="dev", DATABASE=os.path.join(app.instance_path, "journal.sqlite")
    )
    if test_config is not None:
        app.config.from_mapping(test_config)
    os.makedirs(app.instance_path, exist_ok=True)
    db.init_app(app)

    @app.route("/")
    def index():
        entries = db.get_db().execute("SELECT text FROM entry ORDER BY id").fetchall()
        return render_template("index.html", entries=entries)

    @app.route("/entries", methods=["POST"])
    def add():
        db.get_db().execute("INSERT INTO entry (text) VALUES (?)", (request.form["text"],))
        db.get_db().commit()
        return redirect("/")

    return app
