"""A library that lends books: a setup.py, a package's own application, SQLite by peewee."""

from flask import Flask, request

from .models import Loan, open_database

app = Flask(__name__, instance_relative_config=True)
open_database(app.instance_path)


@app.route("/")
def loans():
    return {"loans": [loan.title for loan in Loan.select()]}


@app.route("/loans", methods=["POST"])
def lend():
    Loan.create(title=request.form["title"])
    return {"lent": True}, 201
