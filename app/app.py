"""The sample app: a few routes that cost what routes of real apps cost, and tell which process answered."""

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


@app.get("/")
def index():
    return (
        "<!doctype html><title>flask-serving</title>"
        f"<h1>It serves</h1><p>Process {os.getpid()} answered. "
        'Try <a href="/api/items">/api/items</a>.</p>'
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


@app.get("/work")
def work():
    """Uses a CPU for about 2 ms, by the clock of its own thread: waiting for a CPU does not count."""
    rounds = 0
    until = time.thread_time() + WORK_SECONDS
    while time.thread_time() < until:
        rounds += 1
    return jsonify({"rounds": rounds})


@app.get("/wait")
def wait():
    """Sleeps for 20 ms, as a request does that waits for a database."""
    time.sleep(WAIT_SECONDS)
    return jsonify({"waited": WAIT_SECONDS})


@app.get("/large")
def large():
    return LARGE_BODY, {"Content-Type": "application/octet-stream"}


@app.get("/healthz")
def healthz():
    return jsonify({"ok": True})
