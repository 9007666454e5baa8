"""A calculator, in a directory of its own, whose lists name each other and a package of the same tree."""

import flask
from rounding import rounded

app = flask.Flask(__name__)


@app.route("/")
def index():
    return f"<title>Flask {flask.__version__ if hasattr(flask, '__version__') else '3'}</title>"


@app.route("/rounded", methods=["POST"])
def result():
    return {"rounded": rounded(flask.request.json["number"], 5)}, 201
