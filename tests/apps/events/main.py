"""News as they come, to everybody who listens: server-sent events."""

import queue

from flask import Flask, Response, request

app = Flask(__name__)
listeners = []


@app.route("/")
def index():
    return "<title>News</title><script>new EventSource('/stream')</script>"


@app.route("/stream")
def stream():
    mine = queue.Queue()
    listeners.append(mine)

    def events():
        yield "retry: 500\n\n"
        while True:
            yield f"data: {mine.get()}\n\n"

    return Response(events(), mimetype="text/event-stream", headers={"Cache-Control": "no-cache"})


@app.route("/news", methods=["POST"])
def tell():
    for listener in listeners:
        listener.put(request.form["text"])
    return {"told": len(listeners)}, 202
