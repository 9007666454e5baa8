import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { readFrontend } from "../../components/image/frontend-args";
import { CONTENTS, readApp } from "../../components/image/read-app";
import { defaultImages } from "../../configs/default-images";
import { flaskImagePlan } from "../../configs/image/plan";
import type { FlaskImageOptions } from "../../configs/image/options";
import { buildImage } from "../../jobs/build-image";
import { docker, sweep } from "../support/docker";
import { put, scratchDirectory } from "../support/scratch";

jest.setTimeout(300_000);

const PROJECT = `flask-serving-test-packages-${process.pid}`;
const FIXTURES = "tests/fixtures/packages";
const TOKEN = "s3cret-of-the-index";
const labels = { "flask-serving.project": PROJECT };
const images = defaultImages(process.env);

interface App {
  appDir: string;
  component: string;
  front?: string;
  options?: Partial<FlaskImageOptions>;
  buildSecrets?: Record<string, string>;
}

async function build({ appDir, component, front, options, buildSecrets }: App): Promise<string> {
  const { files = [], read } = readApp({ appDir }, CONTENTS);
  const dir = `${FIXTURES}/${front}`;
  const plan = flaskImagePlan({
    ...{ baseImage: images.python, uid: 501, gid: 20, labels, files, read, modules: "ours" },
    ...{ project: PROJECT, stack: "test", component },
    ...(front && { frontend: readFrontend({ dir, nodeImage: images.node }) }),
    ...options,
  });
  built.push(plan.build.buildDirectory);
  const input = { ...plan.build, appDir, labels, generation: "first", buildSecrets };
  return (await buildImage(input)).imageId;
}

const built: string[] = [];
const inImage = (image: string, ...argv: string[]) => docker("run", "--rm", image, ...argv);
/** What an app's page says, and the packages that are there to it. */
const servedWith = (image: string, module: string) => {
  const packages = 'print(*(f"{one.name}=={one.version}" for one in distributions()))';
  const page = `from ${module} import app; print(app.test_client().get("/").text)`;
  const program = `from importlib.metadata import distributions; ${page}; ${packages}`;
  const [text, names = ""] = inImage(image, "python", "-c", program).split("\n");
  return { text, names: names.toLowerCase() };
};
const installed = (image: string) =>
  inImage(image, "/opt/venv/bin/python", "-m", "pip", "list", "--format", "freeze").toLowerCase();

afterAll(() => {
  for (const directory of built) fs.rmSync(directory, { recursive: true, force: true });
  sweep(PROJECT);
});

describe("an app whose packages are named", () => {
  const group = { packageGroups: ["prod"] };
  const ways: [string, string, Partial<FlaskImageOptions>][] = [
    ["by lists that name others, with a package and a wheel in the app", "pip", {}],
    ["by a list with hashes", "hashed", {}],
    ["by a list that names the app", "editable", {}],
    ["by a list with hashes that names the app, as uv exports it", "exported", {}],
    ["by a pyproject.toml alone", "project", group],
    ["by a setup.py alone", "setup", {}],
    ["by Poetry's lock", "poetry", group],
    ["by Pipenv's lock", "pipenv", group],
  ];
  const found = new Map<string, Promise<string>>();
  beforeAll(async () => {
    for (const [, name, options] of ways) {
      const image = build({ appDir: `${FIXTURES}/${name}`, component: name, options });
      found.set(name, image);
    }
    await Promise.allSettled(found.values());
  });

  test.each(ways)("%s serves: %s", async (_what, name, options) => {
    const image = (await found.get(name)) ?? "";
    const isPackage = fs.existsSync(`${FIXTURES}/${name}/src`);
    const { text, names } = servedWith(image, isPackage ? "shop" : "app");
    expect(text).toBe("served");
    expect(names).toContain("flask==3.1.3");
    if (options.packageGroups) expect(names).toContain("python-dotenv==");
  });

  test("an app that is a package is imported from where it lies", async () => {
    const image = (await found.get("project")) ?? "";
    expect(inImage(image, "python", "-c", "import shop; print(shop.__file__)")).toBe(
      "/srv/app/src/shop/__init__.py",
    );
  });
});

test("a package that has to be compiled is, and what that took is not in the image", async () => {
  // Of a newer release's name, as a list for it has it.
  const options = { aptPackages: ["libpq5t64"] };
  const image = await build({ appDir: `${FIXTURES}/compiled`, component: "compiled", options });
  expect(servedWith(image, "app").text).toBe("served True");
  expect(inImage(image, "sh", "-c", "command -v gcc pg_config || echo none")).toBe("none");

  // What was compiled, and what an index lets be kept, are archives, each written once.
  const ARCHIVES = `find /var/cache/packages -type f -exec sh -c 'head -c 2 "$1" | grep -q PK && stat -c "%Y %n" "$1"' sh {} ";"`;
  const archives = () => {
    const image = `${PROJECT}/test_compiled/python-packages:${newest()}`;
    return docker("run", "--rm", image, "sh", "-c", ARCHIVES).split("\n").sort();
  };
  const newest = () =>
    docker("image", "ls", "--format", "{{.Tag}}", `${PROJECT}/test_compiled/python-packages`).split(
      "\n",
    )[0];
  const before = archives();
  const longer = scratchDirectory();
  fs.cpSync(`${FIXTURES}/compiled`, longer, { recursive: true });
  fs.appendFileSync(path.join(longer, "requirements.txt"), "python-dotenv\n");
  const another = await build({ appDir: longer, component: "compiled", options });
  expect(installed(another)).toContain("python-dotenv==");
  // None of them was made or fetched again.
  expect(before.join("\n")).toMatch(/psycopg2.*\.whl/);
  expect(archives()).toEqual(expect.arrayContaining(before));
  fs.rmSync(longer, { recursive: true });
});

describe("a private index, and a repository beside it", () => {
  let index: http.Server;
  let appDir: string;
  beforeAll(async () => {
    appDir = scratchDirectory();
    put(
      appDir,
      "sdist/secretly-1/setup.py",
      'from setuptools import setup\nsetup(name="secretly", version="1")\n',
    );
    put(appDir, "sdist/secretly-1/PKG-INFO", "Metadata-Version: 2.1\nName: secretly\nVersion: 1\n");
    execFileSync("tar", [
      "-C",
      `${appDir}/sdist`,
      "-czf",
      `${appDir}/secretly-1.tar.gz`,
      "secretly-1",
    ]);
    const archive = fs.readFileSync(`${appDir}/secretly-1.tar.gz`);
    fs.rmSync(`${appDir}/sdist`, { recursive: true });
    fs.rmSync(`${appDir}/secretly-1.tar.gz`);
    const repository = bareRepository(appDir);
    const authorization = `Basic ${Buffer.from(`user:${TOKEN}`).toString("base64")}`;
    index = http.createServer((request, response) => {
      const page = '<a href="secretly-1.tar.gz">secretly-1.tar.gz</a>';
      const [, file] = /^\/theirs\.git\/([^?]*)/.exec(request.url ?? "") ?? [];
      if (file !== undefined) {
        const found = repository.get(file);
        response.writeHead(found ? 200 : 404).end(found);
      } else if (request.headers.authorization !== authorization) response.writeHead(401).end();
      else if (request.url === "/simple/secretly/")
        response.writeHead(200, { "Content-Type": "text/html" }).end(page);
      else if (request.url?.endsWith(".tar.gz")) response.writeHead(200).end(archive);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => index.listen(0, resolve));
    // Where containers of a build, which has no network of ours, reach this machine.
    const host = os.networkInterfaces().docker0?.[0]?.address ?? "172.17.0.1";
    const { port } = index.address() as AddressInfo;
    put(
      appDir,
      "requirements.txt",
      `--extra-index-url http://user:\${INDEX_TOKEN}@${host}:${port}/simple/\n--trusted-host ${host}\nsecretly\n` +
        `theirs @ git+http://${host}:${port}/theirs.git@v2\n`,
    );
  });
  afterAll(() => {
    index.close();
    fs.rmSync(appDir, { recursive: true });
  });

  test("is reached by a build secret, which stays in no layer and in no history", async () => {
    const component = "private";
    const image = await build({ appDir, component, buildSecrets: { INDEX_TOKEN: TOKEN } });
    expect(installed(image)).toContain("secretly==1");
    expect(installed(image)).toMatch(/theirs @ git\+http|theirs==2/);
    for (const id of docker(
      "image",
      "ls",
      "--all",
      "--quiet",
      "--filter",
      `label=flask-serving.project=${PROJECT}`,
    ).split("\n")) {
      expect(docker("history", "--no-trunc", id) + docker("inspect", id)).not.toContain(TOKEN);
    }
    const packages = docker("image", "ls", "--quiet", `${PROJECT}/test_private/python-packages`);
    for (const one of [image, packages]) {
      const argv = [
        "run",
        "--rm",
        "--user",
        "0",
        one,
        "grep",
        "-rlF",
        TOKEN,
        "/opt",
        "/srv",
        "/var",
        "/tmp",
        "/root",
        "/etc",
      ];
      expect(() => docker(...argv)).toThrow();
    }
  });

  test("without it, or with another one, no message shows it", async () => {
    // No secret decides a layer: those of the same list are there.
    fs.appendFileSync(path.join(appDir, "requirements.txt"), "# once more\n");
    const wrong = build({
      appDir,
      component: "refused",
      buildSecrets: { INDEX_TOKEN: "another-one" },
    });
    await expect(wrong).rejects.toThrow("could not be built");
    await expect(wrong).rejects.not.toThrow("another-one");
  });
});

describe("a front end", () => {
  const fronts = ["npm", "pnpm", "yarn", "berry"];
  const found = new Map<string, Promise<string>>();
  beforeAll(async () => {
    for (const name of fronts) {
      const front = `front-${name}`;
      found.set(name, build({ appDir: `${FIXTURES}/pip`, component: front, front }));
    }
    await Promise.allSettled(found.values());
  });

  test.each(fronts)("of %s is installed by its lock and built", async (name) => {
    const image = (await found.get(name)) ?? "";
    // npm's has a script that patches a package once it is installed.
    expect(inImage(image, "cat", "/srv/frontend/index.html")).toBe(
      name === "npm" ? "<p>patched</p>" : "<p>1m</p>",
    );
  });
});

/** The files of a bare repository that has a package under a tag, as git asks any server of files for them. */
function bareRepository(scratch: string): Map<string, Buffer> {
  const [sources, bare] = [`${scratch}/sources`, `${scratch}/bare`];
  put(sources, "setup.py", 'from setuptools import setup\nsetup(name="theirs", version="2")\n');
  const git = (...argv: string[]) =>
    execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@y.example", ...argv], {
      stdio: "ignore",
    });
  git("init", sources);
  git("-C", sources, "add", "setup.py");
  git("-C", sources, "commit", "--message", "A package");
  git("-C", sources, "tag", "v2");
  git("clone", "--bare", sources, bare);
  git("-C", bare, "update-server-info");
  const names = fs.readdirSync(bare, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => fs.statSync(`${bare}/${name}`).isFile());
  const held = new Map(files.map((name) => [name, fs.readFileSync(`${bare}/${name}`)]));
  for (const directory of [sources, bare]) fs.rmSync(directory, { recursive: true });
  return held;
}
