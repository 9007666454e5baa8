import { examine } from "../../../program/doctor/examine";

const WAYS = 'config = {"development": Dev, "testing": Test, "production": Prod}\n';
const said = (texts: Record<string, string>) =>
  examine({ appDir: "../shop", files: Object.keys(texts), texts })
    .filter(({ key }) => /CONFIG|SETTINGS|MODE|ENV/.test(key))
    .map(({ kind, key, value, why }) => [`${kind} ${key} ${value ?? ""}`, why]);

const app = (line: string) => ({
  "app.py": `from config import config\napp = Flask(__name__)\n${line}\n`,
});
const WHY = "app.py takes the settings of development without it, and there are some to serve by";

test.each([
  'name = os.getenv("FLASK_CONFIG", "development")',
  "name = os.environ.get('FLASK_CONFIG') or 'development'",
])("of %s the settings to serve by are proposed", (line) => {
  expect(said({ ...app(line), "config.py": WAYS })).toEqual([
    ["choice env.FLASK_CONFIG production", WHY],
  ]);
});

test("where those for work have a database beside the sources, the others are taken", () => {
  const config =
    `HERE = os.path.dirname(__file__)\nclass Dev:\n    DB = "sqlite:///" + os.path.join(HERE, "dev.db")\n` +
    `class Prod:\n    DB = os.getenv("DATABASE_URL", "sqlite:///" + os.path.join(HERE, "x.db"))\n${WAYS}`;
  const texts = { ...app('name = os.getenv("APP_MODE", "development")'), "config.py": config };
  expect(said(texts)).toEqual([["certain env.APP_MODE production", WHY]]);
});

test("where those for work have a server on their author's machine, and a variable tells the others theirs, too", () => {
  const config =
    'class Dev:\n    DB = "postgresql://me@127.0.0.1/shop"\nclass Prod:\n    DB = os.environ.get("DATABASE_URL")\n';
  const texts = {
    ...app('name = os.getenv("APP_MODE", "development")'),
    "config.py": `${config}${WAYS}`,
  };
  expect(said(texts)).toEqual([["certain env.APP_MODE production", WHY]]);
  const kinds = examine({ appDir: "../shop", files: Object.keys(texts), texts });
  expect(kinds.filter(({ kind, key }) => kind === "edit" && key === "env")).toEqual([]);
});

test.each<[string, Record<string, string>]>([
  ["one that takes those to serve by itself", app('name = os.getenv("APP_CONFIG", "production")')],
  ["one without settings to serve by", { ...app('os.getenv("APP_ENV", "dev")'), "config.py": "" }],
  ["a variable of another kind", app('os.getenv("APP_NAME", "development")')],
])("of %s nothing is said", (_what, texts) => {
  expect(said({ "config.py": WAYS, ...texts })).toEqual([]);
});
