import { tellingFiles } from "../../../configs/image/app-texts";
import { appChoiceProblems, findApp } from "../../../configs/image/find-app";

/** What Flask finds by itself. */
test.each([
  [{ "app.py": "" }, "app"],
  [{ "app.py": "app = Flask(__name__)", "wsgi.py": "from app import app" }, "wsgi"],
  [{ "app.py": "app = Flask(__name__)", ".flaskenv": "FLASK_APP=shop" }, "shop"],
  [{ ".flaskenv": 'export FLASK_APP="shop:create_app()"\nFLASK_DEBUG=1' }, "shop:create_app()"],
  [{ ".flaskenv": "FLASK_APP=backend/app.py  # where it is" }, "backend/app.py"],
  [{ ".flaskenv": "FLASK_APP=app.py:app" }, "app.py:app"],
  [{ ".flaskenv": "FLASK_APP=./server/main.py" }, "server/main.py"],
  [
    {
      "wsgi.py": "import shop\napplication = shop.build()",
      "shop.py": "def build():\n    return Flask(__name__)",
    },
    "wsgi",
  ],
  [{ ".flaskenv": "FLASK_APP=one", ".env": "FLASK_APP = 'two'" }, "two"],
  [{ ".flaskenv": "# FLASK_APP=one\nFLASK_APP=", "app.py": "app = Flask(__name__)" }, "app"],
  [{ "app/__init__.py": "def create_app():\n    return Flask(__name__)" }, "app"],
  [{ "app.py": "app = Flask(__name__)", "admin/app.py": "app = Flask(__name__)" }, "app"],
  [{ "wsgi.py": "from shop import create_app\napplication = create_app()" }, "wsgi"],
])("of %j Flask takes %s", found);

/** What Flask would ask for, and one thing alone can be. */
test.each([
  [{ "server.py": "from flask import Flask\napp = Flask(__name__)" }, "server:app"],
  [{ "main.py": "import flask\nweb = flask.Flask('shop')" }, "main:web"],
  [{ "hello.py": "app: Flask = Flask(__name__)" }, "hello:app"],
  [{ "api.py": "application = app = Flask(__name__)" }, "api:application"],
  [{ "books.py": "app = APIFlask(__name__)" }, "books:app"],
  [
    {
      "flaskr/__init__.py":
        "def create_app(test_config=None):\n    app = Flask(__name__)\n    return app",
    },
    "flaskr:create_app()",
  ],
  [
    {
      "shop/__init__.py": "",
      "shop/web.py":
        "def make_app(\n    *, debug: bool = False,\n) -> Flask:\n    return Flask(__name__)",
    },
    "shop.web:make_app()",
  ],
  [
    { "site.py": "def init_app():\n    app = Flask(__name__)\n\n    return app\n" },
    "site:init_app()",
  ],
  [{ "backend/app.py": "app = Flask(__name__)", "frontend/index.html": "" }, "backend/app.py:app"],
  [{ "src/shop/__init__.py": "def create_app(): return Flask(__name__)" }, "src/shop:create_app()"],
  [
    { "src/shop/__init__.py": "", "src/shop/main.py": "app = Flask(__name__)" },
    "src/shop/main.py:app",
  ],
  [
    { "server.py": "app = Flask(__name__)", "tests/server.py": "app = Flask(__name__)" },
    "server:app",
  ],
  [
    {
      "microblog.py": "from blog import create_app, db\napp = create_app()",
      "blog/__init__.py": "def create_app(config=Config):\n    return Flask(__name__)",
    },
    "microblog:app",
  ],
  [
    {
      "run.py": "from shop import app\napp.run(debug=True)",
      "shop/__init__.py": "app = Flask(__name__)",
    },
    "shop:app",
  ],
  [
    {
      "run.py":
        "from app import create_app\napp = create_app('dev')\nif __name__ == '__main__':\n    app.run()",
      "app/__init__.py": "def create_app(config_name):\n    return Flask(__name__)",
    },
    "run:app",
  ],
  [{ "main.py": "from shop import app", "shop/__init__.py": "" }, "main:app"],
  [
    {
      "main.py": '"""\napp = Flask(__name__)\n"""\n# app = Flask(1)',
      "hello.py": "app = Flask(__name__)",
    },
    "hello:app",
  ],
  [
    { "app.py": "import streamlit as st\nst.title('x')", "web.py": "app = Flask(__name__)" },
    "web:app",
  ],
  [
    { Procfile: "release: flask db upgrade\nweb: gunicorn -w 4 'shop:create_app(\"prod\")'" },
    'shop:create_app("prod")',
  ],
  [
    {
      Procfile: "web: gunicorn shop.wsgi:app --log-file -",
      "gunicorn.conf.py": "wsgi_app = 'shop:app'",
    },
    "shop.wsgi:app",
  ],
  [{ "gunicorn.conf.py": "wsgi_app = 'shop:app'" }, "shop:app"],
  [{ "manage.py": "app = create_app()", "server.py": "app = create_app()" }, "server:app"],
  [
    {
      "work.py": "celery = make_celery(1)\ncelery_app = create_celery_app()",
      "x.py": "app = Flask(__name__)",
    },
    "x:app",
  ],
  [
    {
      "x.py": "app = Flask(__name__)\r\n",
      "y.py": "def helper():\r\n    app = Flask(__name__)\r\n",
    },
    "x:app",
  ],
  [
    {
      Procfile: "web: gunicorn desk:app",
      "desk.py": "from app import create_app\napp = create_app('default')",
      "app/__init__.py":
        "from .main import main\n\ndef create_app(config):\n    from .api import api\n    app = Flask(__name__)\n    return app",
    },
    "desk:app",
  ],
  [
    {
      "application.py":
        "from app import create_app\napplication = Flask('app')\ncreate_app(application)",
      "app/__init__.py":
        "from app.extensions import *\n\ndef create_app(application):\n    return 1",
    },
    "application:application",
  ],
  [
    {
      "shop/__init__.py": "def create_app(config=None):\n    return Flask(__name__)",
      "run.py": "from shop import create_app\nif __name__ == '__main__':\n    create_app().run()",
      "update_stock.py": "from shop import create_app\napp = create_app()",
      "send_letters.py": "from shop import create_app\napp = create_app()",
    },
    "shop:create_app()",
  ],
  [
    {
      Dockerfile: 'FROM python\nCMD ["gunicorn", "-b", "0.0.0.0:8000", "two:app"]',
      "one.py": "app = Flask(__name__)",
      "two.py": "app = Flask(__name__)",
    },
    "two:app",
  ],
  [
    {
      Dockerfile: "CMD gunicorn --bind :$PORT --timeout 0 backend.main:app",
      "main.py": "app = Flask(__name__)",
    },
    "main:app",
  ],
  [
    {
      Dockerfile:
        'FROM python\nCMD ["gunicorn", "-c", "python:shop.gunicorn", "shop.app:create_app()"]',
      "shop/app.py": "def create_app():\n    return Flask(__name__)",
      "shop/admin.py": "def create_app():\n    return Flask(__name__)",
    },
    "shop.app:create_app()",
  ],
  [
    {
      Dockerfile: 'FROM python\nENV FLASK_DEBUG="0" \\\n  FLASK_APP="two.py"\nCMD flask run',
      "one.py": "app = Flask(__name__)",
      "two.py": "app = Flask(__name__)",
    },
    "two.py",
  ],
  // Alembic's script makes the app for itself, and runs where Alembic runs it alone; a script that fills a database, once.
  [
    {
      "db/env.py":
        "from alembic import context\nfrom shop.app import create_app\napp = create_app()",
      "seed_prices.py": "from shop.app import create_app\napp = create_app()",
      "shop/app.py": "def create_app():\n    return Flask(__name__)",
    },
    "shop/app.py:create_app()",
  ],
])("of %j there is one that can be meant: %s", found);

function found(texts: Record<string, string>, app: string) {
  const files = Object.keys(texts).filter((file) => file !== ".env");
  const read = [".env", ...tellingFiles(files)].map((file) => [file, texts[file]]);
  expect(findApp(files, Object.fromEntries(read)).found?.app).toBe(app);
}

test.each([
  [
    { "api/main.py": "app = Flask(__name__)", "admin/main.py": "app = Flask(__name__)" },
    "Set it to what fits: api/main.py:app (app in api/main.py), admin/main.py:app (app in admin/main.py).",
  ],
  [
    { "two.py": "one = Flask('1')\nother = Flask('2')" },
    "Set it to what fits: two:one (one in two.py), two:other (other in two.py).",
  ],
  [
    {
      "shop/__init__.py":
        "def create_app(config: Config, debug=False):\n    return Flask(__name__)",
    },
    'Set it to what fits: shop:create_app("…") (create_app() in shop/__init__.py, which needs config).',
  ],
  [
    { "notes.txt": "" },
    "No wsgi.py, no app.py and no source that makes a Flask app was found: name it, such as my_package:create_app().",
  ],
])("of %j nobody but its author knows, and all that fits is told", (texts, remedy) => {
  const found = findApp(Object.keys(texts), texts as Record<string, string>);
  expect(found.found).toBeUndefined();
  expect(appChoiceProblems(found)).toMatchObject([{ path: "app", got: undefined, remedy }]);
});
