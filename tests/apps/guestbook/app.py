"""A guest book in one file: its database lies beside it, and so does a text that it adds to."""

import sqlite3

from flask import Flask, request

app = Flask(__name__)


def connect():
    return sqlite3.connect("guestbook.db")


with connect() as database:
    database.execute("CREATE TABLE IF NOT EXISTS guests (name TEXT)")


@app.get("/")
def guests():
    with open("greetings.txt") as greetings:
        first = greetings.readline().strip()
    with connect() as database:
        names = [name for (name,) in database.execute("SELECT name FROM guests")]
    return {"greeting": first, "guests": names}


@app.post("/guests")
def sign():
    name = request.get_json()["name"]
    with connect() as database:
        database.execute("INSERT INTO guests VALUES (?)", (name,))
    with open("greetings.txt", "a") as greetings:
        greetings.write(f"hello {name}\n")
    return {"name": name}, 201
