"""The sample app: routes that cost what routes of real apps cost, and tell which process answered.

Its page is in frontend/.
"""

import os
import time

from flask import Flask, abort, jsonify, request

app = Flask(__name__)

ITEMS = [{"id": number, "name": f"item {number}", "price": number * 1.5} for number in range(1, 51)]
LARGE_BODY = b"x" * 50_000
WORK_SECONDS = 0.002
WAIT_SECONDS = 0.020


@app.after_request
def tell_who_answered(response):
    response.headers["X-Served-By"] = f"process {os.getpid()}"
    return response


@app.get("/api/about")
def about():
    """Waits as /api/wait does, so that several requests at once need several workers."""
    time.sleep(WAIT_SECONDS)
    return jsonify(
        {
            "stack": os.environ.get("FLASK_SERVING_STACK", "none"),
            "worker": os.getpid(),
            "server": request.environ["SERVER_SOFTWARE"],
        }
    )


@app.get("/api/items")
def list_items():
    return jsonify(ITEMS)


@app.get("/api/items/<int:number>")
def get_item(number):
    if not 1 <= number <= len(ITEMS):
        abort(404)
    return jsonify(ITEMS[number - 1])


@app.post("/api/items")
def create_item():
    """Answers with what it was sent; it keeps nothing, as each worker would keep its own."""
    sent = request.get_json()
    return jsonify({"id": len(ITEMS) + 1, "name": str(sent.get("name", ""))}), 201


@app.get("/api/work")
def work():
    """Uses a CPU for about 2 ms, by the clock of its own thread: waiting for a CPU does not count."""
    rounds = 0
    until = time.thread_time() + WORK_SECONDS
    while time.thread_time() < until:
        rounds += 1
    return jsonify({"rounds": rounds})


@app.get("/api/wait")
def wait():
    """Sleeps for 20 ms, as a request does that waits for a database."""
    time.sleep(WAIT_SECONDS)
    return jsonify({"waited": WAIT_SECONDS})


@app.get("/api/large")
def large():
    return LARGE_BODY, {"Content-Type": "application/octet-stream"}


@app.get("/api/healthz")
def healthz():
    return jsonify({"ok": True})
