import * as fs from "node:fs";
import * as path from "node:path";
import { type Ended, makeProject, type Project, run, succeeded } from "../support/project";
import { put } from "../support/scratch";

jest.setTimeout(180_000);

/** As many a repository: a server with a factory that keeps its data in the instance directory, and a client beside it. */
const REPOSITORY = {
  "server/requirements.txt": "flask==3.1.3\ngunicorn==23.0.0\n",
  // Older than the image that everything else starts from.
  "server/.python-version": "3.11\n",
  "server/notes/__init__.py":
    "import os\nimport platform\nfrom flask import Flask, request\nfrom .config import Config\n\n\n" +
    "def create_app(test_config=None):\n    app = Flask(__name__, instance_relative_config=True)\n" +
    "    app.config.from_object(Config)\n    kept = os.path.join(app.instance_path, 'notes.txt')\n\n" +
    "    @app.route('/api/notes', methods=['GET', 'POST'])\n    def notes():\n" +
    "        if request.method == 'POST':\n            open(kept, 'a').write(request.get_data(as_text=True))\n" +
    "        return open(kept).read()\n\n    @app.route('/login/<name>')\n    def login(name):\n" +
    "        return f'hello {name} on {platform.python_version()}'\n\n    return app\n",
  "server/notes/static/x.css": "the app's",
  "server/notes/config.py":
    "import os\n\n\nclass Config:\n    SECRET_KEY = os.environ['SECRET_KEY']\n",
  "server/gunicorn.conf.py": "bind = '127.0.0.1:8000'\nworkers = 1\n",
  "client/package.json":
    '{"name": "client", "scripts": {"build": "mkdir -p dist && cp index.html dist/"}}',
  "client/package-lock.json":
    '{"name": "client", "lockfileVersion": 3, "packages": {"": {"name": "client"}}}',
  "client/index.html": "<title>Notes</title>",
};

let project: Project;
beforeAll(() => {
  project = makeProject();
  for (const [file, text] of Object.entries(REPOSITORY))
    put(project.directory, `repo/${file}`, text);
});
afterAll(() => project.remove());

const script = (...args: string[]): Promise<Ended> =>
  run("node", ["scripts/main.js", ...args], project.directory, {
    ...project.env,
    INIT_CWD: project.directory,
  });
const start = () => script("start", "gunicorn", "--app", "repo");

test("what only its author knows is asked for before anything is deployed", async () => {
  const { exitCode, output } = await start();
  expect(exitCode).toBe(1);
  expect(output).toContain(
    "npm run config -- set --secret --path secretEnv.SECRET_KEY     # notes/config.py",
  );
});

test("then one command serves it, its front end and what it keeps on the Python that it says it is for, and tells what it set", async () => {
  succeeded(await script("config", "set", "--secret", "--path", "secretEnv.SECRET_KEY", "x"));
  const { output } = succeeded(await start());
  expect(output).toContain("app: notes:create_app() (create_app() in notes/__init__.py)");
  expect(output).toContain("set: appDir repo/server");
  expect(output).toContain("set: frontend.dir repo/client");
  expect(output).toContain("set: frontend.appPaths /api/ /login/ /static/");
  expect(output).toContain("gunicorn.conf.py is used, but for bind");
  const [, url = ""] = /Open it: +(\S+)/.exec(output) ?? [];
  const text = async (file: string, init?: RequestInit) => (await fetch(url + file, init)).text();
  expect(await text("")).toContain("<title>Notes</title>");
  expect(await text("any/page")).toContain("<title>Notes</title>");
  expect(await text("login/anna")).toMatch(/^hello anna on 3\.11\./);
  expect(await text("static/x.css")).toBe("the app's");
  expect((await fetch(`${url}login`)).status).toBe(404);
  expect(await text("api/notes", { method: "POST", body: "milk" })).toBe("milk");
  const kept = path.join(project.directory, "repo/server/instance/notes.txt");
  expect(fs.readFileSync(kept, "utf8")).toBe("milk");
});
