"""A desk for tickets: its settings are a class, and what has no default there has to be given."""

from flask import Flask, abort, request

from settings import settings

app = Flask(__name__)
tickets = []


@app.get("/")
def index():
    return {"title": settings.title, "size": settings.page_size}


@app.post("/tickets")
def add():
    if request.headers.get("X-Api-Key") != settings.api_key:
        abort(401)
    return {"ticket": request.json["text"], "of": settings.title}, 201
