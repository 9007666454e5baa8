from flask import Blueprint, request
from markdown import markdown

words = Blueprint("words", __name__, url_prefix="/words")


@words.post("/")
def render():
    return markdown(request.get_data(as_text=True)), 201
