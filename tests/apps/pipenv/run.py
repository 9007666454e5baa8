"""A poll that keeps its votes in a file of a directory that it makes itself."""

import json
from pathlib import Path

from flask import Flask, request
from marshmallow import Schema, ValidationError, fields, validate

STORE = Path(__file__).resolve().parent / "store"
VOTES = STORE / "votes.json"


class Vote(Schema):
    choice = fields.Str(required=True, validate=validate.OneOf(["tea", "coffee"]))


app = Flask(__name__)
STORE.mkdir(exist_ok=True)


def votes():
    return json.loads(VOTES.read_text()) if VOTES.exists() else []


@app.get("/")
def result():
    return {choice: votes().count(choice) for choice in ("tea", "coffee")}


@app.post("/votes")
def vote():
    try:
        given = Vote().load(request.get_json())
    except ValidationError as error:
        return error.messages, 422
    VOTES.write_text(json.dumps([*votes(), given["choice"]]))
    return given, 201


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=80)
