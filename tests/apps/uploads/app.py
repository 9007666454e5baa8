"""A gallery that keeps what users send below its static files."""

import os

from flask import Flask, redirect, render_template_string, request, url_for
from PIL import Image
from werkzeug.utils import secure_filename

app = Flask(__name__)
app.config["UPLOAD_FOLDER"] = os.path.join(app.root_path, "static", "uploads")
app.config["MAX_CONTENT_LENGTH"] = 16 * 1024 * 1024

PAGE = """<title>Gallery</title>
{% for name in names %}<img src="{{ url_for('static', filename='uploads/' + name) }}">{% endfor %}"""


@app.route("/", methods=["GET", "POST"])
def gallery():
    folder = app.config["UPLOAD_FOLDER"]
    if request.method == "POST":
        picture = request.files["picture"]
        name = secure_filename(picture.filename)
        Image.open(picture.stream).convert("RGB").resize((8, 8)).save(os.path.join(folder, name))
        return redirect(url_for("gallery"))
    return render_template_string(PAGE, names=sorted(os.listdir(folder)))
