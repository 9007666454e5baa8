"""A members' page: who is not logged in is led to a login; its cookie is for https alone."""

import os

from dotenv import load_dotenv
from flask import Flask, redirect, request, session, url_for
from flask_login import LoginManager, UserMixin, login_required, login_user

load_dotenv()

app = Flask(__name__)
app.config.update(
    SECRET_KEY=os.environ["SECRET_KEY"],
    SESSION_COOKIE_SECURE=True,
    SESSION_COOKIE_SAMESITE="Lax",
)
logins = LoginManager(app)
logins.login_view = "login"


class Member(UserMixin):
    def __init__(self, name):
        self.id = name


logins.user_loader(Member)


@app.route("/")
@login_required
def members():
    return f"<title>{os.environ.get('SITE_NAME', 'A site')}</title>{session['_user_id']}"


@app.route("/login", methods=["GET", "POST"])
def login():
    if request.method == "GET":
        return "<form method=post><input name=name><input name=password type=password></form>"
    if request.form["password"] != os.environ["ADMIN_PASSWORD"]:
        return "No.", 403
    login_user(Member(request.form["name"]))
    return redirect(url_for("members"))
