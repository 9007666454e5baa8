"""A shop list, with a front end of Vue in a directory beside it that asks /api/."""

import uuid

from flask import Flask, jsonify, request
from flask_cors import CORS

ITEMS = [{"id": uuid.uuid4().hex, "title": "Bread", "bought": False}]

app = Flask(__name__)
CORS(app, resources={r"/*": {"origins": "*"}})


@app.route("/api/items", methods=["GET", "POST"])
def items():
    if request.method == "POST":
        item = {"id": uuid.uuid4().hex, "bought": False, **request.get_json()}
        return jsonify(item), 201
    return jsonify(ITEMS)


if __name__ == "__main__":
    app.run(port=5001, debug=True)
