from flask import Blueprint, jsonify, request

first = Blueprint("first", __name__)
second = Blueprint("second", __name__)


@first.get("/goods")
def goods():
    return jsonify(["soap"])


@second.post("/orders")
def order():
    return jsonify(ordered=request.json["goods"]), 201
