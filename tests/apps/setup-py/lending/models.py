import os

from peewee import CharField, Model, SqliteDatabase

database = SqliteDatabase(None)


class Loan(Model):
    title = CharField()

    class Meta:
        database = database


def open_database(directory):
    os.makedirs(directory, exist_ok=True)
    database.init(os.path.join(directory, "lending.db"))
    database.create_tables([Loan])
