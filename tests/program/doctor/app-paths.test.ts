import { examine } from "../../../program/doctor/examine";

const BUILDS = '{"scripts": {"build": "vite build"}}';
const FRONT = { "front/package.json": BUILDS, "front/static/x.css": "" };

const said = (texts: Record<string, string>) =>
  examine({ appDir: "../shop", files: Object.keys(texts), texts })
    .filter(({ key }) => /appPaths|staticFiles/.test(key))
    .map(({ kind, key, value, why }) => `${kind} ${key} ${value}: ${why}`);

const app = (...routes: string[]) =>
  `app = Flask(__name__)\n${routes.map((route) => `@app.route("${route}")\ndef f(): ...\n`).join("\n")}`;

test.each<[string, Record<string, string>, string[]]>([
  ["an API alone needs nothing", { ...FRONT, "app.py": app("/api/a", "/", "/<path:p>") }, []],
  ["nor does an app without a front end", { "app.py": app("/login") }, []],
  [
    "what is beside the API is said with it",
    { ...FRONT, "app.py": app("/api/a", "/login", "/auth/x", "/auth/y", "/<p>") },
    ["certain frontend.appPaths /api/ /auth/ /login: app.py answers at /login, and 1 more such"],
  ],
  [
    "an app without an API has none",
    { ...FRONT, "app.py": app("/v1/items", "/robots.txt") },
    ["certain frontend.appPaths /v1/: app.py answers at /v1/items"],
  ],
  [
    "what serves the front end elsewhere is not needed here",
    { ...FRONT, "app.py": app("/api/a", "/js/<path:file>", "/assets/<path:file>") },
    [],
  ],
  [
    "its static files are its own",
    { ...FRONT, "app.py": app("/api/a"), "static/x.css": "" },
    [
      "certain frontend.appPaths /api/ /static/: Flask answers at /static/",
      "choice staticFiles.dir static: nginx then serves what is in static/ without asking the app",
    ],
  ],
  [
    "of several front ends one is to be chosen first",
    { ...FRONT, "other/package.json": BUILDS, "app.py": app("/login") },
    ["choice frontend.appPaths /login: app.py answers at /login"],
  ],
  [
    "a package has them within, and what asks before each request is named",
    {
      "shop/__init__.py": "def create_app():\n    app = Flask(__name__)\n",
      "shop/auth.py": "@bp.before_app_request\ndef load_user(): ...\n",
      "shop/static/sub/x.css": "",
      "static/other.css": "",
    },
    [
      "choice staticFiles.dir shop/static: nginx then serves what is in shop/static/ without asking the app, " +
        "past the before_request in shop/auth.py",
    ],
  ],
  [
    "where the app says else, nothing is plain",
    { "app.py": 'app = Flask(__name__, static_folder="public")\n', "static/x.css": "" },
    [],
  ],
])("%s", (_what, texts, expected) => {
  expect(said(texts)).toEqual(expected);
});
