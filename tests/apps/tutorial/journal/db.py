import sqlite3

import click
from flask import current_app, g


def get_db():
    if "db" not in g:
        g.db = sqlite3.connect(current_app.config["DATABASE"])
        g.db.row_factory = sqlite3.Row
    return g.db


@click.command("init-db")
def init_db_command():
    """Empties what is there."""
    with current_app.open_resource("schema.sql") as schema:
        get_db().executescript(schema.read().decode("utf8"))
    click.echo("The journal is empty.")


def init_app(app):
    app.teardown_appcontext(lambda error: g.pop("db", None))
    app.cli.add_command(init_db_command)
