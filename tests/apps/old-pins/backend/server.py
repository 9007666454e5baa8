"""An API of years ago: Flask's and Gunicorn's versions of then, what they had and later ones have no more."""

from flask import Flask, Markup, jsonify, request
from flask.json import JSONEncoder


class Encoder(JSONEncoder):
    def default(self, value):
        return sorted(value) if isinstance(value, set) else super().default(value)


service = Flask(__name__)
service.json_encoder = Encoder
words = set()


@service.before_first_request
def begin():
    words.add("first")


@service.route("/")
def index():
    return Markup("<title>%s</title>") % "Words & more"


@service.route("/words", methods=["POST"])
def add():
    return jsonify({*words, request.json["word"]}), 201
