from flask import Blueprint, redirect, render_template, request, url_for

pages = Blueprint("admin", __name__, url_prefix="/admin")


@pages.route("/", methods=["GET", "POST"])
def index():
    if request.method == "POST":
        return redirect(url_for("admin.index", saved=request.form["name"]))
    return render_template("admin.html", saved=request.args.get("saved"))
