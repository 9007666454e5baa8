import { staticFindings } from "../../../program/doctor/static-files";

const said = (source: string, files: string[], file = "shop/__init__.py") =>
  staticFindings({
    appDir: "../shop",
    files: [file, ...files],
    texts: { [file]: source },
  }).map(({ kind, key, value }) => `${kind} ${key} ${value ?? ""}`);

const PUBLIC = ["shop/public/app.css", "shop/static/x.css", "assets/a.js"];

test.each<[string, string, string[]]>([
  ["beside its source", "app = Flask(__name__)", ["choice staticFiles.dir shop/static"]],
  [
    "in a folder of its own, by the folder's name",
    'app = Flask(__name__, static_folder="public")',
    ["choice staticFiles.dir shop/public", "choice staticFiles.path /public/"],
  ],
  [
    "under a path of its own",
    "app = Flask(\n    __name__,\n    static_url_path='/assets/v1',\n    template_folder=join(HERE, 'x'),\n)",
    ["choice staticFiles.dir shop/static", "choice staticFiles.path /assets/v1/"],
  ],
  [
    "in a folder elsewhere, under a path without slashes",
    'ROOT = Path(__file__).parent.parent\napp = Flask(__name__, static_folder=ROOT / "assets", static_url_path="static")',
    ["choice staticFiles.dir assets"],
  ],
  [
    "in one above the package",
    'app = Flask(__name__, static_folder="../assets")',
    ["choice staticFiles.dir assets", "choice staticFiles.path /assets/"],
  ],
  [
    "beside those of a blueprint",
    'bp = Blueprint("b", __name__, static_folder="public")\napp = Flask(__name__)',
    ["choice staticFiles.dir shop/static"],
  ],
  ["at the root, beside its pages", 'Flask(__name__, static_url_path="")', []],
  ["in none", "Flask(__name__, static_folder=None)", []],
  ["in one that no text tells", "Flask(__name__, static_folder=config.FOLDER)", []],
  ["in one that is told later", 'app = Flask(__name__)\napp.static_folder = "public"', []],
  ["in one that is not there", 'Flask(__name__, static_folder="../web/dist")', []],
  ["outside of what is built", 'Flask(__name__, static_folder="../../web")', []],
  ["at the path of a variable", "Flask(__name__, static_url_path=config.PATH)", []],
])("static files %s are proposed for nginx as the app serves them", (_where, source, expected) => {
  expect(said(source, PUBLIC)).toEqual(expected);
});

test("a folder with sources of the app is none to serve", () => {
  const source = 'app = Flask(__name__, static_folder=".")';
  expect(said(source, ["app.css"], "app.py")).toEqual([]);
  expect(said('Flask(__name__, static_folder="../shop")', PUBLIC)).toEqual([]);
});
