FLASK_APP=stock.py
