import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { defaultImages } from "../../configs/default-images";
import { containersOf, docker, inspect, leftOf } from "../support/docker";
import { type Ended, makeProject, type Project, run, succeeded } from "../support/project";

jest.setTimeout(180_000);

let project: Project;
let home: string;
let env: NodeJS.ProcessEnv;
beforeAll(() => {
  project = makeProject();
  home = fs.mkdtempSync(path.join(os.tmpdir(), "flask-serving-home-"));
  const cache = process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), ".cache");
  // A user who has nothing yet but what the set-up made: no Pulumi variables, an empty home.
  const ours = Object.keys(process.env).filter((name) => /^(PULUMI|FLASK_SERVING)_/.test(name));
  env = { ...Object.fromEntries(ours.map((name) => [name, undefined])), HOME: home };
  env.XDG_CACHE_HOME = cache;
  env.PATH = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((directory) => !directory.startsWith(path.join(cache, "flask-serving")))
    .join(path.delimiter);
  const load = ["users", "spawnRate"].map((key) => `  ${project.name}:${key}: "20"`);
  const config = [
    "config:",
    ...load,
    `  ${project.name}:runTime: 2s`,
    `  ${project.name}:settleTime: 1s`,
    "",
  ].join("\n");
  fs.writeFileSync(path.join(project.directory, "Pulumi.gunicorn.yaml"), config);
});
afterAll(async () => {
  fs.rmSync(home, { recursive: true });
  await project.remove();
});

const start = (...args: string[]): Promise<Ended> =>
  run("node", ["scripts/main.js", "start", ...args], project.directory, env);

/** A line in a login shell that knows nothing of the one before. */
const inLoginShell = (lines: string): Promise<Ended> =>
  run("bash", ["--login", "-c", `export PATH="${env.PATH}"\n${lines}`], home, env);

test("an option or a stack that is not known gets a sentence", async () => {
  const option = await start("--foo");
  expect(option.exitCode).toBe(1);
  expect(option.output).toContain("npm start: Unknown option '--foo'.");
  const stack = await start("nightly");
  expect(stack.exitCode).toBe(1);
  expect(stack.output).toContain(
    "STACK: expected one of gunicorn-nginx, gunicorn, dev-server, granian-nginx, granian, compare, or one that has a Pulumi.STACK.yaml, got nightly.\n" +
      "For one of your own, copy Pulumi.dev.yaml to that name and change it.\n",
  );
});

describe("npm start -- gunicorn", () => {
  let printed: string;
  beforeAll(async () => {
    printed = succeeded(await start("gunicorn")).output;
  });

  test("shows each step of the set-up with its time, and the numbers with their units", () => {
    for (const step of ["Docker", "Pulumi", "images", "state"]) {
      expect(printed).toMatch(new RegExp(`✓ ${step}: .+ \\(\\d+\\.\\d s\\)`));
    }
    expect(printed).toMatch(/ {2}average +\d+\.\d\d ms\n/);
    expect(printed).toMatch(/ {2}failed +0\n/);
  });

  test("names a page that opens", async () => {
    const [, url = ""] = /Open it: +(\S+)/.exec(printed) ?? [];
    expect(await (await fetch(url)).text()).toContain("<title>flask-serving</title>");
  });

  describe("and what is deployed", () => {
    const command = (script: string, ...args: string[]) =>
      run("node", ["scripts/main.js", script, ...args], project.directory, env);
    const page = () => fetch(/Open it: +(\S+)/.exec(printed)?.[1] ?? "");
    const statsCsv = (output: string) => /All numbers: +(\S+)/.exec(output)?.[1];

    test("is shown by status, with its address", async () => {
      const { output } = succeeded(await command("status"));
      expect(output).toMatch(
        /^stack +component +state +address\ngunicorn +web +healthy +http:\/\/127/,
      );
    });

    test("shows what it wrote by logs, behind its component's name", async () => {
      expect(succeeded(await command("logs", "gunicorn")).output).toMatch(
        /^web \| .*Listening at/m,
      );
    });

    test("lets a shell in, as the app's user", async () => {
      const whoami = run(
        "bash",
        ["-c", "echo whoami | node scripts/main.js shell gunicorn"],
        project.directory,
        env,
      );
      expect(succeeded(await whoami).output).toBe("app\n");
    });

    test("is ended by stop, and serves again by npm start, without a load test", async () => {
      expect(succeeded(await command("stop", "gunicorn")).output).toBe(
        "Stopped gunicorn: data, results and configuration are kept. Serve again: npm start -- gunicorn\n",
      );
      await expect(page()).rejects.toThrow();
      const { output } = succeeded(await start("gunicorn"));
      expect((await page()).status).toBe(200);
      expect(statsCsv(output)).toBe(statsCsv(printed));
    });

    test("serves again after its container and image were removed, without a load test", async () => {
      const [web = ""] = containersOf(project.name, "gunicorn", "web");
      const { Image: image } = inspect(web);
      docker("rm", "--force", web);
      docker("image", "rm", "--force", image as string);
      const { output } = succeeded(await start("gunicorn"));
      expect((await page()).status).toBe(200);
      expect(statsCsv(output)).toBe(statsCsv(printed));
    });
  });

  test("prints lines that work in a new login shell, as they are", async () => {
    const [, lines = ""] = /In a new shell:\n([^]+)$/.exec(printed) ?? [];
    const [cd, evalLine, output, again, remove] = lines.trim().split("\n");
    const enter = `${cd}\n${evalLine}`;
    const { output: number } = succeeded(await inLoginShell(`${enter}\n${output}`));
    expect(Number(number)).toBeGreaterThan(0);
    succeeded(await inLoginShell(`${enter}\n${again}`));
    const { output: newNumber } = succeeded(await inLoginShell(`${enter}\n${output}`));
    expect(Number(newNumber)).not.toBe(Number(number));
    succeeded(await inLoginShell(`${enter}\n${remove}`));
    expect(leftOf(project.name)).toEqual({ containers: [], networks: [], volumes: [], images: [] });
  });

  test("keeps what is secret to its owner, and touches no Pulumi home", () => {
    const { mode } = fs.statSync(path.join(project.directory, ".flask-serving/passphrase"));
    expect(mode & 0o777).toBe(0o600);
    expect(fs.existsSync(path.join(home, ".pulumi"))).toBe(false);
  });

  test("a port that another program has gets a sentence, before anything is deployed", async () => {
    const taker = docker(
      "run",
      "--detach",
      "--rm",
      "--publish",
      "127.0.0.1::80",
      PYTHON,
      "sleep",
      "60",
    );
    const port = Number(docker("port", taker, "80").split(":").at(-1));
    const set = `pulumi config set publish ${port} -s gunicorn`;
    succeeded(await inLoginShell(`cd ${project.directory}\neval "$(npm run -s env)"\n${set}`));
    const { exitCode, output } = await start("gunicorn");
    docker("rm", "--force", taker);
    expect(exitCode).toBe(1);
    expect(output).toContain(
      `publish: expected a free port of 127.0.0.1, got ${port}, on which another program listens.\n` +
        `End that program, or give the stack another port: pulumi config set publish ${port + 1} -s gunicorn`,
    );
    expect(containersOf(project.name)).toEqual([]);
  });
});

describe("npm start -- dev-server --app", () => {
  let shop: string;
  beforeAll(() => {
    shop = path.join(project.directory, "shop");
    fs.mkdirSync(shop);
    fs.writeFileSync(path.join(shop, "requirements.txt"), "flask==3.1.3\n");
    const app = 'from flask import Flask\nimport os\napp = Flask("shop")\n';
    fs.writeFileSync(
      path.join(shop, "wsgi.py"),
      `${app}app.get("/")(lambda: os.environ.get("NAME", "no name"))\n`,
    );
  });

  test("a directory that is not there gets a sentence", async () => {
    const { exitCode, output } = await start("dev-server", "--app", `${shop}/nix`);
    expect(exitCode).toBe(1);
    expect(output).toContain(`--app: expected an app's directory, got ${shop}/nix, which is none.`);
  });

  test("serves the app, with what npm run config set for every stack", async () => {
    const config = ["scripts/main.js", "config", "set", "--path", "env.NAME", "a shop"];
    const { output } = succeeded(await run("node", config, project.directory, env));
    expect(output).toContain(
      "Done for gunicorn-nginx, gunicorn, dev-server, granian-nginx, granian.",
    );
    const printed = succeeded(await start("dev-server", "--app", shop)).output;
    expect(printed).toContain("dev-server: no load test. For one: npm run config -- set paths");
    const [, url = ""] = /Open it: +(\S+)/.exec(printed) ?? [];
    expect(await (await fetch(url)).text()).toBe("a shop");
    for (const stack of ["gunicorn", "gunicorn-nginx"]) {
      const file = path.join(project.directory, `Pulumi.${stack}.yaml`);
      const set = fs.readFileSync(file, "utf8");
      expect(set).toMatch(/:appDir: shop$/m);
      expect(set).toMatch(/NAME: a shop$/m);
    }
    succeeded(await start("--destroy", "dev-server"));
  });
});

const PYTHON = defaultImages(process.env).python;
