"""A counter whose workers are made ready by hooks of its own gunicorn.conf.py."""

from flask import Flask, jsonify

application = Flask(__name__)
begun = {}
count = 0


def begin(age, workers):
    begun.update(age=age, workers=workers)


@application.route("/")
def index():
    return jsonify(begun)


@application.route("/count", methods=["POST"])
def add():
    global count
    count += 1
    return jsonify(count=count), 201
