import { servedTexts } from "../../../program/doctor/served-texts";

const APP = "app = Flask(__name__)\n";
const served = (texts: Record<string, string>) =>
  servedTexts(Object.entries(texts).map(([file, text]) => ({ file, text })));
const files = (texts: Record<string, string>) => served(texts).map(({ file }) => file);

test("a command is not run by the server, wherever it is made and however its lines are broken", () => {
  const [app] = served({
    "app.py":
      `${APP}@app.cli.command("routes")\n@click.option(\n    "--to"\n)\ndef routes():\n    with open("routes.json", "w") as f:\n        f.write("")\n\n    os.makedirs("out")\n` +
      '\n@shop_command(name="x")\ndef x():\n    open("x.json", "w")\n' +
      '\ndef register(app):\n    @app.cli.command()\n    async def dump():\n        open("dump.sql", "w")\n    os.makedirs("files")\n' +
      'os.makedirs("logs")\n',
  });
  expect(app?.text.match(/"[\w.]+"/g)).toEqual(['"files"', '"logs"']);
});

test("a script beside the app, that no other source names, is not run by it", () => {
  expect(files({ "app.py": APP, "get_tickets.py": 'open("tickets.csv", "w")' })).toEqual([
    "app.py",
  ]);
});

test("a source of commands is not run by it, though the app takes them from there", () => {
  const texts = { "app.py": `from shop import cli, commands\n${APP}` };
  const commands = { "shop/cli/__init__.py": "", "shop/cli/export.py": "", "commands.py": "" };
  expect(files({ ...texts, ...commands })).toEqual(["app.py"]);
});

test.each<[string, Record<string, string>]>([
  ["imported", { "app.py": `from settings import Config\n${APP}`, "settings.py": "" }],
  [
    "found by a text",
    { "app.py": `${APP}app.config.from_object("settings.Dev")`, "settings.py": "" },
  ],
  ["a package", { "app.py": `import shop\n${APP}`, "shop/__init__.py": "" }],
  ["an app too", { "app.py": APP, "admin.py": APP }],
  ["all that is there, as nothing makes an app", { "settings.py": "A = 1", "log.py": "" }],
])("what is %s is the app's", (_what, texts) => {
  expect(files(texts)).toEqual(Object.keys(texts));
});
