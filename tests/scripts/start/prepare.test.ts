import * as fs from "node:fs";
import * as path from "node:path";
import { prepareApp } from "../../../scripts/start/prepare";
import { doctor } from "../../../scripts/doctor";
import { type FakePulumi, fakePulumi } from "../../support/fake-pulumi";
import { keepPrinted, type Printed } from "../../support/printed";
import { put, scratchDirectory } from "../../support/scratch";

let directory: string;
let pulumi: FakePulumi;
let printed: Printed;
beforeEach(() => {
  directory = scratchDirectory();
  pulumi = fakePulumi("gunicorn");
  printed = keepPrinted();
  put(directory, "server/requirements.txt", "flask\n");
  put(directory, "server/shop.py", "app = Flask(__name__, instance_relative_config=True)\n");
});
afterEach(() => {
  printed.restore();
  fs.rmSync(directory, { recursive: true });
});

const sets = () => pulumi.lines.filter((line) => line.startsWith("config set"));

test("what is plain is set for each stack and said, and the app is served from where its packages are", async () => {
  const served = await prepareApp(pulumi, directory, ["gunicorn", "dev"]);
  expect(served).toBe(path.join(directory, "server"));
  const key = "config set --type string --path -s";
  expect(sets()).toEqual([
    `${key} gunicorn -- data[0].hostPath ${directory}/server/instance`,
    `${key} dev -- data[0].hostPath ${directory}/server/instance`,
    `${key} gunicorn -- data[0].containerPath /srv/app/instance`,
    `${key} dev -- data[0].containerPath /srv/app/instance`,
  ]);
  expect(printed.stderr).toContain("app: shop:app (app in shop.py)");
  expect(printed.stderr).toContain("set: data[0].containerPath /srv/app/instance (shop.py uses");
});

test("what its user has set stays, and that is said", async () => {
  pulumi.answers("config --json", JSON.stringify({ "flask-serving:data": { value: "[]" } }));
  await prepareApp(pulumi, directory, ["gunicorn"]);
  expect(sets()).toEqual([]);
  expect(printed.stderr).toContain("kept as it is set: data[0].hostPath");
});

test("what was set unasked for the app before is taken back, and what its user set stays", async () => {
  const other = scratchDirectory();
  put(other, "requirements.txt", "flask\n");
  put(other, "app.py", "app = Flask(__name__)\n");
  const data = [{ hostPath: `${directory}/server/instance`, containerPath: "/srv/app/instance" }];
  const config = {
    "flask-serving:appDir": { value: `${directory}/server` },
    "flask-serving:data": { value: JSON.stringify(data) },
    "flask-serving:workers": { value: "3" },
    "flask-serving:env": { value: JSON.stringify({ A: "1" }) },
  };
  pulumi.answers("config --json", JSON.stringify(config));
  await prepareApp(pulumi, directory, ["gunicorn"]);
  expect(printed.stderr).not.toMatch(/taken back|kept as/);
  await prepareApp(pulumi, other, ["gunicorn", "dev"]);
  fs.rmSync(other, { recursive: true });
  expect(pulumi.lines.filter((line) => line.startsWith("config rm"))).toEqual([
    "config rm -s gunicorn -- data",
    "config rm -s dev -- data",
  ]);
  expect(printed.stderr).toContain("taken back: data, which was set for the app before");
});

test("what only its author knows is asked for in one message, before anything is set", async () => {
  put(
    directory,
    "server/config.py",
    "import os\nKEY = os.environ['API_KEY']\nN = os.environ['N']\n",
  );
  await expect(prepareApp(pulumi, directory, ["gunicorn"])).rejects.toThrow(
    /set --secret --path secretEnv.API_KEY .*\n.*set --path env.N VALUE .*\nThen run the same command again/,
  );
  expect(sets()).toEqual([]);
  const set = { value: JSON.stringify({ N: "1", API_KEY: "x" }) };
  pulumi.answers("config --json", JSON.stringify({ "flask-serving:env": set }));
  await prepareApp(pulumi, directory, ["gunicorn"]);
});

test("the sample needs no look", async () => {
  expect(await prepareApp(pulumi, "app", ["gunicorn"])).toBe("app");
  expect(pulumi.lines).toEqual([]);
});

test("npm run doctor says the same and sets nothing", async () => {
  await doctor([directory]);
  expect(printed.stdout).toContain(`npm run config -- set appDir`);
  await expect(doctor([])).rejects.toThrow(
    "npm run doctor -- DIR: expected an app's directory, got nothing.",
  );
});
