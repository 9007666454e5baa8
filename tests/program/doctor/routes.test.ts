import { routesOf } from "../../../program/doctor/routes";

const found = (texts: Record<string, string>) =>
  routesOf({ files: Object.keys(texts), texts })
    .map(({ path, file }) => `${file} ${path}`)
    .sort();

const APP = "app = Flask(__name__)\n";

test.each<[string, Record<string, string>, string[]]>([
  [
    "an app, by each way to say it",
    {
      "app.py":
        `${APP}@app.route("/a", methods=["POST"])\ndef a():\n    pass\n\n\n@app.get(\n    '/b/<id>'\n)\ndef b():\n    pass\n\n` +
        'app.add_url_rule("/c", view_func=C.as_view("c"))\n',
    },
    ["app.py /a", "app.py /b/<id>", "app.py /c"],
  ],
  [
    "a factory, and an app that is imported",
    {
      "a.py": 'def make():\n    web = Flask(__name__)\n\n    @web.route("/a")\n    def a(): ...\n',
      "b.py": 'from a import app\n\n@app.route("/b")\ndef b(): ...\n',
    },
    ["a.py /a", "b.py /b"],
  ],
  [
    "a blueprint with its prefix",
    {
      "auth.py":
        'bp = Blueprint(\n    "auth", __name__, url_prefix="/auth"\n)\n\n@bp.route("/login")\ndef f(): ...\n',
    },
    ["auth.py /auth/login"],
  ],
  [
    "blueprints that are registered with one, or without",
    {
      "shop/__init__.py":
        "from . import auth\nfrom .blog import bp as blog_bp\n" +
        'app.register_blueprint(auth.bp, url_prefix="/auth")\napp.register_blueprint(blog_bp)\n',
      "shop/auth.py": 'bp = Blueprint("auth", __name__)\n\n@bp.route("/login")\ndef f(): ...\n',
      "shop/blog.py": 'bp = Blueprint("blog", __name__)\n\n@bp.route("/posts")\ndef f(): ...\n',
    },
    ["shop/__init__.py /auth", "shop/blog.py /posts"],
  ],
  [
    "one whose routes are in a source of their own",
    {
      "shop/__init__.py": "from shop.main import bp as main\nmake().register_blueprint(main)\n",
      "shop/main/__init__.py":
        'bp = Blueprint("main", __name__, url_prefix="/m")\nfrom shop.main import routes\n',
      "shop/main/routes.py": 'from shop.main import bp\n\n@bp.route("/x")\ndef f(): ...\n',
      "shop/main/more.py": 'from . import bp\n\n@bp.route("/y")\ndef f(): ...\n',
    },
    ["shop/main/more.py /m/y", "shop/main/routes.py /m/x"],
  ],
  [
    "an API that is given its app later",
    {
      "app.py":
        'api = Api()\nserved = Api(version="1")\napi.add_resource(Todos, "/todos")\nserved.add_resource(T, "/t")\napi.init_app(app)\n',
    },
    ["app.py /t", "app.py /todos"],
  ],
  [
    "an API in parts, at the path that each is given or at its name",
    {
      "shop/api/__init__.py":
        "from .users import users_ns\nfrom .ping import ns as ping_ns\nfrom . import stock\nfrom .orders import orders\n" +
        'bp = Blueprint("api", __name__, url_prefix="/v1")\napi = Api(bp, title="Shop")\n' +
        'api.add_namespace(users_ns, path="/people")\napi.add_namespace(ping_ns)\napi.add_namespace(stock.stock_ns)\n' +
        "api.add_namespace(orders)\n",
      "shop/api/users.py": 'users_ns = Namespace("users")\n',
      "shop/api/ping.py": 'ns = Namespace("ping", description="is it there (yes)")\n',
      "shop/api/stock.py": 'stock_ns = Namespace("stock", path="/in-stock")\n',
    },
    [
      "shop/api/__init__.py /v1/in-stock",
      "shop/api/__init__.py /v1/people",
      "shop/api/__init__.py /v1/ping",
    ],
  ],
  [
    "one with calls among its arguments, in a directory of any name",
    {
      "a+(b)/views.py":
        'bp = Blueprint("a", name(), template_folder=join("x"), url_prefix="/a")\n' +
        '@bp.route("/b")\ndef f(): ...\n',
      "a+(b)/more.py": 'from . import other\n\n@other.route("/c")\ndef f(): ...\n',
    },
    ["a+(b)/views.py /a/b"],
  ],
  [
    "one that is imported by another name",
    {
      "shop/__init__.py":
        'from shop.auth.routes import bp as auth_bp\napp.register_blueprint(auth_bp, url_prefix="/a")\n',
      "shop/auth/routes.py": 'bp = Blueprint("auth", __name__)\n\n@bp.route("/x")\ndef f(): ...\n',
    },
    ["shop/__init__.py /a"],
  ],
  [
    "resources",
    {
      "api.py":
        `${APP}api = Api(app, prefix="/v1")\napi.add_resource(Users, "/users", endpoint="u")\n` +
        'other = Api(unknown)\nother.add_resource(X, "/x")\n',
    },
    ["api.py /v1/users"],
  ],
  [
    "Flask-Admin",
    { "a.py": 'from flask_admin import Admin\nAdmin(app, name="x")\n' },
    ["a.py /admin"],
  ],
  [
    "Flask-Admin elsewhere",
    { "a.py": 'from flask_admin import Admin\nadmin = Admin(app, url="/back")\n' },
    ["a.py /back"],
  ],
  [
    "what is commented out, or in a text",
    { "a.py": `${APP}# @app.route("/a")\n"""\n@app.route("/b")\n"""\n` },
    [],
  ],
  [
    "the front end's own page",
    {
      "a.py":
        `${APP}@app.route("/about")\n@app.route("/team")\ndef page():\n    return send_from_directory("dist", "index.html")\n\n\n` +
        '@app.route("/login")\ndef login():\n    return "x"\n',
    },
    ["a.py /login"],
  ],
  ["somebody else's", { "a.py": '@client.get("/elsewhere")\ndef f(): ...\n' }, []],
])("of %s", (_what, texts, expected) => {
  expect(found(texts)).toEqual(expected);
});
