import { examine } from "../../../program/doctor/examine";
import { commandOf } from "../../../program/doctor/finding";
import { doctorReport } from "../../../program/doctor/report";
import { missingMessage, settle } from "../../../program/doctor/settle";

const FLASK = "from flask import Flask\napp = Flask(__name__)\n";
const BUILDS = '{"scripts": {"build": "vite build"}}';

const look = (texts: Record<string, string>) => {
  const files = Object.keys(texts).filter((file) => !/(^|\/)\.env/.test(file));
  return examine({ appDir: "../shop", files, texts });
};
const said = (texts: Record<string, string>) =>
  look(texts).map(({ kind, key, value }) => `${kind} ${key} ${value ?? ""}`.trim());

test("of an app that needs nothing it is said how it is found", () => {
  expect(said({ "hello.py": FLASK, "requirements.txt": "flask" })).toEqual([
    "known app hello:app",
    "known requirements requirements.txt",
  ]);
});

test.each<[string, Record<string, string>, string[]]>([
  [
    "several apps",
    { "a/x.py": FLASK, "b/y.py": FLASK },
    ["needed app a/x.py:app", "needed app b/y.py:app"],
  ],
  ["no app", { "README.md": "" }, ["needed app MODULE:APP"]],
  [
    "a package list of another name",
    { "requirements/prod.txt": "flask" },
    ["certain requirements requirements/prod.txt"],
  ],
  [
    "several package lists",
    { "requirements/web.txt": "", "requirements/worker.txt": "", "requirements/dev.txt": "" },
    ["needed requirements requirements/web.txt", "needed requirements requirements/worker.txt"],
  ],
  [
    "a package list that names the others, beside what it is worked on with",
    {
      "requirements/base.txt": "-c constraints.txt\nflask",
      "requirements/constraints.txt": "flask<4",
      "requirements/prod.txt": "-r base.txt\n./libs/x",
      "requirements-dev.txt": "-r requirements/base.txt",
      "libs/x/pyproject.toml": "[project]",
    },
    ["certain requirements requirements/prod.txt"],
  ],
  [
    "a server beside a front end",
    { "server/main.py": FLASK, "server/requirements.txt": "", "client/package.json": BUILDS },
    ["certain appDir ../shop/server", "known app main:app", "certain frontend.dir ../shop/client"],
  ],
  [
    "one two directories down, beside the settings of tools",
    {
      "pyproject.toml": "[tool.ruff]\n",
      "services/users/setup.cfg": "[flake8]\n",
      "services/users/requirements.txt": "flask",
      "services/users/src/__init__.py": "def create_app():\n    return Flask(__name__)\n",
      "services/users/.env.example": "API_URL=1\n",
      "services/client/package.json": BUILDS,
    },
    [
      "certain appDir ../shop/services/users",
      "known app src:create_app()",
      "known requirements requirements.txt",
      "certain frontend.dir ../shop/services/client",
    ],
  ],
  [
    "one whose lists are in a directory of theirs",
    { "backend/main.py": FLASK, "backend/requirements/prod.txt": "flask" },
    [
      "certain appDir ../shop/backend",
      "known app main:app",
      "certain requirements requirements/prod.txt",
    ],
  ],
  [
    "a list below of what is no app, and one below an app's sources",
    { "tools/requirements.txt": "black", "shop/web.py": FLASK },
    ["known app shop/web.py:app", "certain requirements tools/requirements.txt"],
  ],
  [
    "a setup.cfg for tools alone",
    { "web.py": FLASK, "libs/setup.cfg": "[flake8]\n" },
    ["known app web:app"],
  ],
  [
    "two front ends",
    { "web/package.json": BUILDS, "admin/package.json": BUILDS },
    ["choice frontend.dir ../shop/web", "choice frontend.dir ../shop/admin"],
  ],
  [
    "a front end that is built elsewhere",
    { "web/package.json": BUILDS, "web/vite.config.js": "build: { outDir: './public_html' }" },
    ["certain frontend.dir ../shop/web", "certain frontend.outDir public_html"],
  ],
  [
    "a front end around the app",
    { "package.json": BUILDS, "api/api.py": FLASK, "api/requirements.txt": "flask" },
    ["certain appDir ../shop/api", "certain frontend.dir ../shop"],
  ],
  ["a package.json that builds nothing", { "web/package.json": "{}", "package.json": BUILDS }, []],
  [
    "an instance directory",
    {
      "flaskr/__init__.py":
        "def create_app():\n    return Flask(__name__, instance_relative_config=True)",
    },
    [
      "certain data[0].hostPath ../shop/instance",
      "certain data[0].containerPath /srv/app/instance",
    ],
  ],
  [
    "an instance directory below src",
    { "src/shop/__init__.py": "def create_app():\n    return Flask(__name__).instance_path" },
    ["certain data[0].containerPath /srv/app/src/instance"],
  ],
  [
    "uploads",
    { "app.py": `${FLASK}app.config["UPLOAD_FOLDER"] = os.path.join(HERE, "static/uploads")` },
    ["certain data[0].containerPath /srv/app/static/uploads"],
  ],
  [
    "a database beside its sources that a variable moves",
    {
      "config.py":
        "basedir = os.path.dirname(__file__)\nclass Config:\n    SQLALCHEMY_DATABASE_URI = os.environ.get('DATABASE_URL') or \\\n        'sqlite:///' + os.path.join(basedir, 'app.db')\n",
    },
    [
      "certain env.DATABASE_URL sqlite:////srv/app/data/app.db",
      "certain data[0].hostPath ../shop/data",
      "certain data[0].containerPath /srv/app/data",
    ],
  ],
  [
    "databases whose addresses a function makes, of which a variable moves one",
    {
      "config.py":
        "def uri(name):\n    return 'sqlite:///' + os.path.join(BASEDIR, name)\nclass Dev:\n    DB = uri('dev.db')\nclass Prod:\n    DB = os.environ.get('DB') or uri(\n        'x.db'\n    )\n",
    },
    ["certain env.DB sqlite:////srv/app/data/x.db", "certain data[0].containerPath /srv/app/data"],
  ],
  [
    "a database beside its sources that nothing moves",
    { "app.py": `${FLASK}db = sqlite3.connect("app.db")` },
    [
      "certain data[0].hostPath ../shop/data",
      "certain data[0].containerPath /srv/app/data",
      "certain data[0].files app.db",
    ],
  ],
  [
    "several files beside its sources, of which two have one name",
    {
      "app.py": `from shop import x\n${FLASK}open("a.txt", "w")\nopen("a.txt", "a")\nopen("shop/b c.txt", "w")`,
      "shop/x.py": "open('shop/a.txt', 'w')\nsqlite3.connect('shop/x.db')",
    },
    ["certain data[0].files a.txt shop/x.db", "edit data", "edit data"],
  ],
  [
    "a cache and sessions in files, each where its settings say",
    {
      "config.py":
        'CACHE_DIR: str = os.path.join(os.path.dirname(__file__), os.pardir, "app/.data", "cache")\n' +
        'SESSION_TYPE = "filesystem"\nSESSION_FILE_DIR = "sessions"\n',
      "app.py": `from config import *\n${FLASK}cache = FileSystemCache("kept")`,
    },
    [
      "certain data[0].containerPath /srv/app/.data/cache",
      "certain data[1].containerPath /srv/app/sessions",
      "certain data[2].containerPath /srv/app/kept",
    ],
  ],
  [
    "sessions in files, where Flask-Session puts them by itself",
    { "app.py": `${FLASK}app.config["SESSION_TYPE"] = "filesystem"` },
    ["certain data[0].containerPath /srv/app/flask_session"],
  ],
  [
    "a static folder that a package builds into",
    {
      "shop/__init__.py": `from flask_assets import Environment\n${FLASK}assets = Environment(app)`,
      "shop/static/a.css": "",
    },
    [
      "certain data[0].hostPath ../shop/shop/static",
      "certain data[0].containerPath /srv/app/shop/static",
    ],
  ],
  [
    "a directory that is made by a bare name",
    { "app.py": `from os import mkdir\n${FLASK}mkdir("log/")` },
    ["certain data[0].containerPath /srv/app/log"],
  ],
  [
    "a database of Flask-SQLAlchemy 3",
    {
      "app.py": `from flask_sqlalchemy import SQLAlchemy\n${FLASK}app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///x.db"`,
    },
    ["certain data[0].containerPath /srv/app/instance"],
  ],
  [
    "one of Flask-SQLAlchemy 2, which a variable moves",
    {
      "requirements.txt": "Flask-SQLAlchemy==2.5.1",
      "shop/__init__.py": `from flask_sqlalchemy import SQLAlchemy\n${FLASK}app.config["SQLALCHEMY_DATABASE_URI"] = os.getenv("DB", "sqlite:///x.db")`,
    },
    ["certain env.DB sqlite:////srv/app/data/x.db"],
  ],
  [
    "logs in a directory, and uploads within another one",
    {
      "app.py": `${FLASK}h = RotatingFileHandler("logs/app.log", maxBytes=1)\nos.makedirs("files/sent", exist_ok=True)\nos.makedirs("files")\nos.mkdir("/tmp/x")`,
    },
    ["certain data[0].containerPath /srv/app/files", "certain data[1].containerPath /srv/app/logs"],
  ],
  [
    "what it writes itself, behind a command",
    {
      "app.py": `${FLASK}@app.cli.command()\ndef routes():\n    open("a.json", "w")\nos.makedirs("files")\n`,
    },
    ["certain data[0].containerPath /srv/app/files"],
  ],
  [
    "what lies in the home directory",
    { "app.py": `${FLASK}os.makedirs(os.path.join(os.path.expanduser("~"), ".shop"))` },
    ["certain data[0].hostPath ../shop/.shop", "certain data[0].containerPath /home/app/.shop"],
  ],
  [
    "logs elsewhere",
    { "app.py": `${FLASK}logging.basicConfig(level=1, filename="/var/log/shop/app.log")` },
    ["certain data[0].hostPath ../shop/shop", "certain data[0].containerPath /var/log/shop"],
  ],
  [
    "migrations of Flask-Migrate",
    {
      "app.py": `from flask_migrate import Migrate\n${FLASK}`,
      "migrations/env.py": "",
      "migrations/script.py.mako": "",
    },
    ["certain release flask db upgrade"],
  ],
  [
    "migrations of Flask-Migrate in another directory",
    {
      "app.py": `from flask_migrate import Migrate\n${FLASK}`,
      "db/migrations/env.py": "",
      "db/migrations/versions/1.py": "",
    },
    ["certain release flask db upgrade --directory db/migrations"],
  ],
  [
    "Flask-Migrate without migrations",
    { "app.py": `from flask_migrate import Migrate\n${FLASK}` },
    ["edit release"],
  ],
  [
    "migrations of Alembic's own",
    { "app.py": FLASK, "alembic/env.py": "", "alembic/versions/1.py": "", "alembic.ini": "" },
    ["certain release PYTHONPATH=. alembic upgrade head"],
  ],
  [
    "a command that makes the tables of a file that is known",
    {
      "app.py": `${FLASK}db = sqlite3.connect(os.path.join(app.instance_path, "x.db"))\n@app.cli.command()\ndef init_db():\n    pass`,
    },
    ["certain release test -e instance/x.db || flask init-db"],
  ],
  [
    "two such commands, of which the second fills them",
    {
      "app.py": `${FLASK}db = sqlite3.connect(os.path.join(app.instance_path, "x.db"))\n@app.cli.command()\ndef init_db():\n    pass\n@app.cli.command()\ndef seed():\n    pass`,
    },
    ["certain release test -e instance/x.db || flask init-db", "choice release flask seed"],
  ],
  [
    "a command that makes the tables of a file that a variable moves",
    {
      "app.py": `${FLASK}U = os.getenv("U", "sqlite:////srv/app/d/x.db")\n@app.cli.command()\ndef init_db():\n    pass`,
    },
    ["choice release flask init-db"],
  ],
  [
    "a command that makes the tables of one of two files",
    {
      "app.py": `${FLASK}A = "sqlite:////srv/app/d/a.db"\nB = "sqlite:////srv/app/d/b.db"\n@app.cli.command()\ndef init_db():\n    pass`,
    },
    ["choice release flask init-db"],
  ],
  [
    "commands that make tables of a database elsewhere, and fill them",
    {
      "app.py": `${FLASK}@app.cli.command("create-tables")\n@with_appcontext\ndef x():\n    pass\n@click.command("seed")\ndef y():\n    pass`,
    },
    ["choice release flask create-tables", "choice release flask seed"],
  ],
  [
    "a group of commands",
    { "app.py": `${FLASK}cli = AppGroup("db")\n@cli.command("init")\ndef x():\n    pass` },
    ["choice release flask db init"],
  ],
  [
    "a script that makes the tables",
    { "app.py": FLASK, "init_db.py": "" },
    ["choice release python init_db.py"],
  ],
  [
    "what Flask has no more, beside a list that lets in any Flask",
    { "requirements.txt": "Flask\nFlask-Login==1", "app.py": `${FLASK}@app.before_first_request` },
    ["edit requirements"],
  ],
  [
    "packages that are known to need some of the system's",
    { "requirements.txt": "flask\npsycopg2==2.9\n" },
    ["known aptPackages gcc libc6-dev libpq-dev"],
  ],
  [
    "the system's packages of another host",
    { Aptfile: "# for pictures\nffmpeg\nhttps://x.example/y.deb\n" },
    ["certain aptPackages ffmpeg"],
  ],
  [
    "the system's packages of its own Dockerfile",
    {
      Dockerfile:
        "FROM x\nRUN apt-get update && apt-get install -y --no-install-recommends \\\n  ffmpeg libpq-dev && rm -rf /x\n",
    },
    ["choice aptPackages ffmpeg libpq-dev"],
  ],
  [
    "a server that it talks to",
    { "wsgi.py": "import os\nU = os.environ['REDIS_URL']", "requirements.txt": "redis" },
    ["needed networks", "needed hostAccess true", "needed egress internet"],
  ],
  [
    "how another host starts Gunicorn",
    { Procfile: "release: x\nweb: gunicorn -w 2 --threads=3 -k gevent --timeout 90 a:b -b :80\n" },
    ["certain workers 2", "certain threads 3", "certain timeoutSeconds 90"],
  ],
  [
    "how its own Dockerfile starts Gunicorn",
    { Dockerfile: 'FROM x\nCMD ["gunicorn", "--workers", "5", "-k", "sync", "app:app"]\n' },
    ["certain workers 5", "certain workerClass sync"],
  ],
  [
    "a file of Gunicorn's under another name",
    {
      Dockerfile: 'FROM x\nCMD ["gunicorn", "--config", "gunicorn-cfg.py", "run:app"]\n',
      "gunicorn-cfg.py": "workers = 2",
    },
    ["certain env.GUNICORN_CMD_ARGS --config gunicorn-cfg.py"],
  ],
  [
    "a list for Conda",
    {
      "app.py": FLASK,
      "environments/dev.yml": "channels:\n  - defaults\ndependencies:\n  - pytest\n",
      "environments/prod.yml":
        "name: x\nchannels: [defaults]\ndependencies:\n  - python=3.10\n  - flask>=2\n  - conda-forge::numpy\n  - pip\n  - pip:\n      - gunicorn\nprefix: /x\n",
    },
    ["edit requirements"],
  ],
  ["no list of packages", { "app.py": FLASK }, ["edit requirements"]],
  [
    "its own gunicorn.conf.py",
    { "gunicorn.conf.py": "bind = ':80'" },
    ["known gunicorn.conf.py is used"],
  ],
  [
    "a .env of what it needs",
    {
      "app.py": "import os\nA = os.environ['A']\nB = os.environ['B']",
      ".env": "A=1\nFLASK_DEBUG=1",
    },
    ["needed import ../shop/.env", "needed env.B"],
  ],
  ["a .env of what it does without", { ".env": "A=1" }, ["choice import ../shop/.env"]],
  [
    "a factory that does not start without a variable",
    { "x.py": "def create_app():\n    Flask(__name__).config['K'] = os.environ['K']" },
    ["needed env.K"],
  ],
  [
    "a key without a default, and one with",
    { "x.py": "A = os.environ.get('SECRET_KEY')\nB = os.environ.get('DATABASE_URL') or 'x'" },
    ["needed secretEnv.SECRET_KEY"],
  ],
  [
    "a variable without which it gives up",
    { "x.py": "N = os.getenv('N')\nif not N:\n    raise ValueError('N')" },
    ["needed env.N"],
  ],
  [
    "settings of environs and of decouple",
    {
      "a.py": 'from environs import Env\nenv = Env()\nA = env.int("A")\nX = env.str("X", "y")',
      "b.py": 'from decouple import config\nB = config("B", cast=int)\nC = config("C", default=1)',
    },
    ["needed env.A", "needed env.B"],
  ],
  [
    "a class of settings",
    {
      "s.py":
        'class S(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix="P_")\n    name: str\n    size: int = 3\n    key: str = Field(..., min_length=2)\n    x: int = Field(default=1)\n\n    def f(self):\n        y: int\n',
    },
    ["needed env.P_NAME", "needed secretEnv.P_KEY"],
  ],
  [
    "a variable without which the app does not start",
    {
      "config.py":
        "import os\n\nclass Config:\n    SECRET_KEY = os.environ['SECRET_KEY']\n    N = os.environ['N']",
    },
    ["needed secretEnv.SECRET_KEY", "needed env.N"],
  ],
  [
    "variables that it reads later, or not at all",
    {
      "x.py":
        "def f():\n    return os.getenv('MAIL'), os.environ.get('A', '1'), os.environ['LATER']\nos.environ['SET'] = '1'",
      ".env.example": "MAIL=\nOTHER=\n",
    },
    ["choice env.MAIL"],
  ],
  ["a version of Python", { ".python-version": "3.11.4\n" }, ["choice python 3.11"]],
  ["one that is a bound alone", { "pyproject.toml": 'requires-python = ">=3.9"' }, []],
  ["one of Pipenv's", { Pipfile: '[requires]\npython_version = "3.9"' }, ["choice python 3.9"]],
  ["one of Poetry's", { "pyproject.toml": 'python = "~3.10"' }, ["choice python 3.10"]],
  [
    "pins older than the latest Python",
    { "requirements.txt": "flask\npandas==1.5.3\n" },
    ["certain python 3.11"],
  ],
  ["a health check", { "app.py": `${FLASK}@app.route("/health")` }, ["choice healthPath /health"]],
  ["a health check beside a page", { "app.py": `${FLASK}@app.get("/health")\n@app.get("/")` }, []],
  ["users", { "tests/locustfile.py": "" }, ["choice locustfile ../shop/tests/locustfile.py"]],
])("%s", (_what, texts, expected) => {
  const found = said(texts);
  if (expected.length === 0) expect(found.join()).not.toMatch(/frontend|python|healthPath/);
  expect(found).toEqual(expect.arrayContaining(expected));
});

test.each<[string, Record<string, string>, RegExp]>([
  [
    "a database for tests",
    { "x.py": "U = 'sqlite:///' + os.path.join(HERE, 'test.db')" },
    /data|env/,
  ],
  [
    "what Flask has no more, beside a version that has it",
    {
      "requirements.txt": "flask-login\nflask>=1,<2.3",
      "app.py": `${FLASK}@app.before_first_request`,
    },
    /edit/,
  ],
  [
    "the same in a pyproject.toml",
    {
      "pyproject.toml": '[project]\ndependencies = ["flask~=2.1", "werkzeug~=2.1"]',
      "app.py": "from flask import Markup",
    },
    /edit/,
  ],
  [
    "settings that are called env.py",
    { "app.py": "import flask_migrate", "conf/env.py": "" },
    /certain release/,
  ],
  [
    "a database that its own .env moves",
    {
      "app.py": "U = os.getenv('U') or 'sqlite:///' + os.path.join(HERE, 'x.db')",
      ".env": "U=sqlite:////x",
    },
    /data|env\.U/,
  ],
  ["a database in memory", { "x.py": "U = 'sqlite:///:memory:'" }, /data/],
  ["what is in /tmp", { "x.py": "UPLOAD_FOLDER = '/tmp/up'\nopen('/tmp/x', 'w')" }, /data/],
  [
    "what is above the app, or the system's",
    { "x.py": "open('../x', 'w')\nopen('/etc/x/y', 'w')" },
    /data/,
  ],
  ["a file that is only read", { "x.py": "open('a/b.json').read()\nopen('a/c', 'rb')" }, /data/],
  ["an address", { "x.py": "UPLOAD_PATH = 'https://x.example/up'" }, /data/],
  [
    "what a lock names without having it",
    {
      "poetry.lock":
        '[[package]]\nname = "sqlalchemy"\n[package.extras]\nmysql = ["mysqlclient (>=1)"]\n',
    },
    /aptPackages/,
  ],
  [
    "what another setting keeps elsewhere",
    {
      "x.py":
        "A = 'sqlite:///' + os.path.join(HERE, 'a.db')\nB = os.getenv('B', 'sqlite:////srv/app/d/b.db')",
    },
    /edit data/,
  ],
  [
    "a method of a class",
    { "x.py": "class A:\n    b = 1\n\n    def c(self):\n        os.environ['K']\n" },
    /env/,
  ],
  [
    "what it looks for first",
    { "x.py": "if os.environ.get('K'):\n    k = os.environ['K']" },
    /env/,
  ],
  ["a variable with a default", { "x.py": "A = os.environ.get('SECRET_KEY', 'dev')" }, /env/i],
  ["what a factory's neighbour reads", { "x.py": "def later():\n    os.environ['K']" }, /env/],
])("of %s nothing is asked", (_what, texts, word) => {
  expect(said(texts).join()).not.toMatch(word);
});

test("what a list for Conda names is told without what the image has", () => {
  const list =
    "channels: [x]\ndependencies:\n  - python=3.10\n  - flask>=2\n  - conda-forge::numpy\n  - pip\n  - pip:\n      - gunicorn\nprefix: /x\n";
  const { why } = look({ "app.py": FLASK, "environment.yml": list }).find(
    ({ kind }) => kind === "edit",
  )!;
  expect(why).toBe(
    "environment.yml is for Conda, which is not here: write a requirements.txt of what it is served with, of flask, numpy, gunicorn",
  );
});

test("of several lists for Conda the one to serve by is told", () => {
  const list = "channels: [x]\ndependencies:\n  - flask\n";
  const texts = { "app.py": FLASK, "environments/dev.yml": list, "environments/prod.yml": list };
  expect(
    look(texts)
      .map(({ why }) => why)
      .join(),
  ).toContain("environments/prod.yml is for Conda");
});

test("sessions that are in no files want no directory", () => {
  const found = said({ "app.py": `${FLASK}app.config["SESSION_TYPE"] = "redis"` });
  expect(found.join()).not.toContain("data");
});

test("a source that no person has written takes no time", () => {
  const began = process.cpuUsage().user;
  const long = `x = "${"UPLOAD".repeat(20_000)}"\ny = (${"[".repeat(3000)})\n${"a".repeat(200_000)}\n`;
  expect(said({ "app.py": FLASK, "long.py": long, "requirements.txt": "" })).toEqual([
    "known app app",
    "known requirements requirements.txt",
  ]);
  expect(process.cpuUsage().user - began).toBeLessThan(2_000_000);
});

test("nothing but what is read later and named nowhere is left out", () => {
  expect(said({ "x.py": "def f():\n    os.environ['LATER']" }).join()).not.toContain("LATER");
});

test("a command is one for a shell, and a secret is read from standard input", () => {
  const of = (key: string, value?: string) => commandOf({ key, value, why: "", kind: "choice" });
  expect([of("app", "shop:create_app('x')"), of("data[0].hostPath", "a b"), of("env.N")]).toEqual([
    "npm run config -- set app 'shop:create_app('\\''x'\\'')'",
    "npm run config -- set --path 'data[0].hostPath' 'a b'",
    "npm run config -- set --path env.N VALUE",
  ]);
  expect(of("secretEnv.KEY")).toBe("npm run config -- set --secret --path secretEnv.KEY");
});

test("what is set already is kept, and no more asked for", () => {
  const findings = look({
    "config.py": "A = os.environ['A']\nB = os.environ['B']\nI = app.instance_path",
    "one.py": `import config\n${FLASK}`,
    "web/package.json": BUILDS,
  });
  const settled = settle(findings, {
    keys: new Set(["data"]),
    variables: new Set(["A"]),
    values: new Map(),
  });
  const { toSet, missing, kept } = settled;
  expect(toSet.map(({ key }) => key)).toEqual(["frontend.dir"]);
  expect(missing.map(({ key }) => key)).toEqual(["env.B"]);
  expect(kept.map(({ key }) => key)).toEqual(["data[0].hostPath", "data[0].containerPath"]);
  expect(missingMessage("../shop", settled)).toContain(
    "  npm run config -- set --path env.B VALUE     # config.py reads it when it starts, and has no default",
  );
});

test("the one message has what is needed, what no setting mends, and what may do well", () => {
  const findings = look({
    "app.py": `${FLASK}K = os.environ["K"]\nsqlite3.connect("x y.db")`,
    Pipfile: "python_version = '3.9'",
  });
  const nothing = { keys: new Set<string>(), variables: new Set<string>(), values: new Map() };
  expect(missingMessage("../shop", settle(findings, nothing))).toBe(
    [
      "../shop: before it comes up, this is yours to say; where one thing has several lines, take one.",
      "  npm run config -- set --path env.K VALUE     # app.py reads it when it starts, and has no default",
      "This is for the app itself:",
      "  app.py has a SQLite database at x y.db, beside its sources, where it may not write: give it a directory of its own, such as instance/",
      "This may do well, and is not needed:",
      "  npm run config -- set python 3.9     # Pipfile says so; it is taken where images can be pulled",
      "Then run the same command again.",
    ].join("\n"),
  );
});

test("the report tells what is found, what is plain and what is to be decided, each with its reason", () => {
  const report = doctorReport(
    look({ "a.py": FLASK, "web/package.json": BUILDS, Pipfile: "python_version = '3.9'" }),
  );
  expect(report).toContain("Found by itself:\n  app: a:app (app in a.py)");
  expect(report).toMatch(
    /plain: .*\n {2}npm run config -- set --path frontend.dir ..\/shop\/web {5}# web\/package.json/,
  );
  expect(report).toMatch(
    /Yours to decide, it may do well:\n {2}npm run config -- set python 3.9 {5}# Pipfile says so/,
  );
});
