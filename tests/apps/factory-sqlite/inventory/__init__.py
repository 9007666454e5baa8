"""An inventory: a factory, a database beside its sources unless a variable tells another, logs in a directory."""

import logging
import os
from logging.handlers import RotatingFileHandler

from flask import Flask, jsonify, request
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

from config import Config

db = SQLAlchemy()
migrate = Migrate()


class Part(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(80), nullable=False)


def create_app(config=Config):
    app = Flask(__name__)
    app.config.from_object(config)
    db.init_app(app)
    migrate.init_app(app, db)

    if not os.path.exists("logs"):
        os.mkdir("logs")
    handler = RotatingFileHandler("logs/inventory.log", maxBytes=10240, backupCount=3)
    app.logger.addHandler(handler)
    app.logger.setLevel(logging.INFO)
    app.logger.info("The inventory starts")

    @app.get("/")
    def parts():
        return jsonify([part.name for part in Part.query.order_by(Part.id)])

    @app.post("/parts")
    def add():
        db.session.add(Part(name=request.form["name"]))
        db.session.commit()
        return "", 201

    return app
