import { imports, madeApps, runsAtImport, takenApp } from "../../../configs/image/made-apps";

const variable = (name: string) => ({ name, isFactory: false, needs: [] });
const factory = (name: string, ...needs: string[]) => ({ name, isFactory: true, needs });

describe("the apps of a source", () => {
  test.each<[what: string, source: string, apps: object[]]>([
    ["a variable", "app = Flask(__name__)", [variable("app")]],
    ["one of a module", "web = flask.Flask(__name__)", [variable("web")]],
    ["one with a type", "app: Flask = Flask(__name__)", [variable("app")]],
    ["one with a second name", "application = app = Flask(__name__)", [variable("application")]],
    ["a class made of Flask's", "api = APIFlask(__name__)", [variable("api")]],
    ["an OpenAPI of connexion's kind", "api = OpenAPI(__name__)", [variable("api")]],
    ["one that a factory makes", 'app = shop.create_app("dev")', [variable("app")]],
    ["one with a carriage return", "app = Flask(__name__)\r\n", [variable("app")]],
    ["none in a comment", "# app = Flask(__name__)", []],
    ["none in a text of several lines", '"""\napp = Flask(__name__)\n"""', []],
    ["none within a function", "def main():\n    app = Flask(__name__)", []],
    ["none of Celery's", "celery_app = make_celery_app()", []],
    ["none that is only called", "create_app()", []],
  ])("%s", (_, source, apps) => {
    expect(madeApps(source)).toEqual(apps);
  });

  test("of several names Flask takes these first", () => {
    const source = "admin = Flask('admin')\napp = Flask('shop')\n";
    expect(madeApps(source)).toEqual([variable("app")]);
    expect(madeApps(`application = Flask('x')\n${source}`)).toEqual([variable("app")]);
    expect(madeApps("one = Flask('1')\ntwo = Flask('2')\n")).toEqual(["one", "two"].map(variable));
  });

  test("a variable counts before the factory that makes it", () => {
    expect(madeApps("def create_app():\n    return Flask('x')\n\napp = create_app()\n")).toEqual([
      variable("app"),
    ]);
  });

  test.each<[what: string, source: string, apps: object[]]>([
    [
      "by its name, whatever it does",
      "def create_app():\n    return build()",
      [factory("create_app")],
    ],
    ["by what it does", "def shop():\n    a = Flask('x')\n    return a", [factory("shop")]],
    ["not where it returns nothing", "def shop():\n    a = Flask('x')\n", []],
    ["not within a class", "class Shop:\n    def create_app(self):\n        return Flask('x')", []],
    [
      "with the arguments that it does not do without",
      "def create_app(config, *, debug: bool, name='x', **more):\n    return Flask('x')",
      [factory("create_app", "config", "debug")],
    ],
    [
      "with defaults that hold commas",
      "def create_app(a=(1, 2), b={'x': 1, 'y': 2}, /, c: dict[str, int] = None):\n    return Flask('x')",
      [factory("create_app")],
    ],
    [
      "over several lines, with a type behind",
      "def create_app(\n    settings: Settings,\n) -> Flask:\n    return Flask('x')",
      [factory("create_app", "settings")],
    ],
  ])("a factory is known %s", (_, source, apps) => {
    expect(madeApps(source)).toEqual(apps);
  });
});

test.each<[source: string, name: string | undefined]>([
  ["from shop import app", "app"],
  ["from shop import app as application", "application"],
  ["from shop.web import (db, app)", "app"],
  ["from shop import application, app", "app"],
  ["from shop import app as web", undefined],
  ["import shop", undefined],
  ["# from shop import app", undefined],
])("%p takes the app %p from elsewhere", (source, name) => {
  expect(takenApp(source)).toEqual(name && variable(name));
});

test.each([
  ["app.run()", true],
  ["app = Flask('x')\napp.run(debug=True)\n", true],
  ["if __name__ == '__main__':\n    app.run()", false],
  ["# app.run()", false],
  ["def main():\n    app.run()", false],
])("%p runs as soon as it is imported: %p", (source, runs) => {
  expect(runsAtImport(source)).toBe(runs);
});

test.each([
  ["import shop.views", true],
  ["from shop.views import page", true],
  ["    from .views import page", true],
  ["from views import page", true],
  ["import shop.viewsets", false],
  ["from other.views import page", false],
  ["views = 1", false],
  ["import shopXviews", false],
])("%p imports shop.views: %p", (source, does) => {
  expect(imports(source, "shop.views")).toBe(does);
});
