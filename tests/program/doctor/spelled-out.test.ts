import { examine } from "../../../program/doctor/examine";
import { spelledOut } from "../../../program/doctor/spelled-out";

const texts = (sources: Record<string, string>) =>
  spelledOut({ appDir: ".", files: Object.keys(sources), texts: sources }).texts;

test.each([
  ["os.environ.get(KEY_DATABASE)", 'os.environ.get("DATABASE_URL")'],
  ["os.environ[KEY_DATABASE]", 'os.environ["DATABASE_URL"]'],
  ["os.getenv(constants.KEY_DATABASE, 'x')", "os.getenv(\"DATABASE_URL\", 'x')"],
  ["os.getenv(KEY_OTHER)", "os.getenv(KEY_OTHER)"],
  ["os.getenv('KEY_DATABASE')", "os.getenv('KEY_DATABASE')"],
  ["config.get(KEY_DATABASE)", "config.get(KEY_DATABASE)"],
])("where a source gives a variable another name, %s is read as %s", (line, expected) => {
  const constants = 'KEY_DATABASE: str = "DATABASE_URL"  # where it is\n';
  expect(texts({ "config.py": line, "constants.py": constants })["config.py"]).toBe(expected);
});

test("a name that two sources give two values stays", () => {
  const sources = { "a.py": 'KEY = "A"\n', "b.py": 'KEY = "B"\n', "c.py": "os.getenv(KEY)" };
  expect(texts(sources)).toEqual(sources);
});

test("what an object of settings reads as it is made is asked for", () => {
  const found = examine({
    appDir: "../shop",
    files: ["app.py", "config.py", "constants.py", "requirements.txt"],
    texts: {
      "app.py": "from flask import Flask\nfrom config import Config\napp = Flask(__name__)\n",
      "config.py":
        "class Config:\n    def __init__(self):\n        self.DB = os.environ.get(KEY_DB)\n\n" +
        '    def report(self):\n        return os.environ["REPORT_KEY"]\n',
      "constants.py": 'KEY_DB = "SQLALCHEMY_DATABASE_URI"\n',
    },
  });
  expect(found.filter(({ kind }) => kind === "needed").map(({ key }) => key)).toEqual([
    "secretEnv.SQLALCHEMY_DATABASE_URI",
  ]);
});
