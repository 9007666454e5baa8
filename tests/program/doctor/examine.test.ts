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
    { "requirements/prod.txt": "", "requirements-dev.txt": "" },
    ["needed requirements requirements/prod.txt", "needed requirements requirements-dev.txt"],
  ],
  [
    "a server beside a front end",
    { "server/main.py": FLASK, "server/requirements.txt": "", "client/package.json": BUILDS },
    ["certain appDir ../shop/server", "known app main:app", "certain frontend.dir ../shop/client"],
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
  ["a health check", { "app.py": `${FLASK}@app.route("/health")` }, ["choice healthPath /health"]],
  ["a health check beside a page", { "app.py": `${FLASK}@app.get("/health")\n@app.get("/")` }, []],
  ["users", { "tests/locustfile.py": "" }, ["choice locustfile ../shop/tests/locustfile.py"]],
])("%s", (_what, texts, expected) => {
  const found = said(texts);
  if (expected.length === 0) expect(found.join()).not.toMatch(/frontend|python|healthPath/);
  expect(found).toEqual(expect.arrayContaining(expected));
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
    "one.py": FLASK,
    "web/package.json": BUILDS,
  });
  const { toSet, missing, kept } = settle(findings, {
    keys: new Set(["data"]),
    variables: new Set(["A"]),
  });
  expect(toSet.map(({ key }) => key)).toEqual(["frontend.dir"]);
  expect(missing.map(({ key }) => key)).toEqual(["env.B"]);
  expect(kept.map(({ key }) => key)).toEqual(["data[0].hostPath", "data[0].containerPath"]);
  expect(missingMessage("../shop", missing)).toContain(
    "  npm run config -- set --path env.B VALUE     # config.py reads it when it is imported",
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
