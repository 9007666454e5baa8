"""An API: PostgreSQL, its tables made by migrations, a route that tells that it lives, nothing at /."""

import os
import socket

from flask import Blueprint, Flask, jsonify, request
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()
api = Blueprint("api", __name__, url_prefix="/v1")


class Booking(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    room = db.Column(db.String(40), nullable=False)


def create_app():
    app = Flask(__name__)
    url = os.environ["DATABASE_URL"]
    app.config["SQLALCHEMY_DATABASE_URI"] = url.replace("postgresql:", "postgresql+psycopg:")
    db.init_app(app)
    Migrate(app, db)
    app.register_blueprint(api)
    app.add_url_rule("/healthz", view_func=lambda: {"ok": True})
    return app


@api.get("/bookings")
def bookings():
    rooms = db.session.scalars(db.select(Booking.room).order_by(Booking.id)).all()
    return jsonify(rooms=rooms, from_=socket.gethostname())


@api.post("/bookings")
def book():
    db.session.add(Booking(room=request.json["room"]))
    db.session.commit()
    return {"booked": True}, 201
