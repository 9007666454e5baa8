import { execFile, execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { readFrontend } from "../../components/image/frontend-args";
import { CONTENTS, readApp } from "../../components/image/read-app";
import { defaultImages } from "../../configs/default-images";
import { flaskImagePlan, type FlaskImagePlan } from "../../configs/image/plan";
import type { FlaskImageOptions } from "../../configs/image/options";
import { buildImage } from "../../jobs/build-image";
import { docker, sweep } from "../support/docker";
import { put, scratchDirectory } from "../support/scratch";
import { turns } from "../support/turns";

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
  /** What is looked at, where that is not the whole: the image with its packages, or its front end as it is built. */
  only?: "packages" | "frontend" | undefined;
}

async function build(app: App): Promise<string> {
  const { appDir, component, front, options, buildSecrets, only } = app;
  const { files = [], read } = readApp({ appDir }, CONTENTS);
  const dir = `${FIXTURES}/${front}`;
  const plan = flaskImagePlan({
    ...{ baseImage: images.python, uid: 501, gid: 20, labels, files, read, modules: "ours" },
    ...{ project: PROJECT, stack: "test", component },
    ...(front && { frontend: readFrontend({ dir, nodeImage: images.node }) }),
    ...options,
  });
  directories.push(plan.build.buildDirectory);
  const all = { ...plan.build, appDir, labels, generation: "first", buildSecrets };
  const { imageId } = await buildImage({ ...all, ...partOf(plan, only) });
  return only === "packages" ? packagesOf(component) : imageId;
}

/** What is built of an image where not all of it is looked at. */
function partOf({ build: { dockerfile, packages } }: FlaskImagePlan, only: App["only"]) {
  if (only === undefined) return {};
  if (only === "packages") return { dockerfile: `FROM ${images.python}\n` };
  const [stage = ""] = dockerfile.split(/\n(?=FROM (?!.* AS ))/);
  return { dockerfile: `${stage}\n`, packages: packages.filter(({ kind }) => kind === "node") };
}

const directories: string[] = [];
const execute = promisify(execFile);
/** Without keeping this process from what it serves to builds meanwhile. */
const inImage = async (...argv: string[]) =>
  (await execute("docker", ["run", "--rm", ...argv])).stdout.trim();
/** The newest image with a component's packages. */
const packagesOf = (component: string) => {
  const name = `${PROJECT}/test_${component}/python-packages`;
  return docker("image", "ls", "--format", "{{.Repository}}:{{.Tag}}", name).split("\n")[0] ?? "";
};
/** What an app's page says, and the packages that are there to it. */
const servedWith = async (module: string, ...python: string[]) => {
  const packages = 'print(*(f"{one.name}=={one.version}" for one in distributions()))';
  const page = `from ${module} import app; print(app.test_client().get("/").text)`;
  const program = `from importlib.metadata import distributions; ${page}; ${packages}`;
  const [text, names = ""] = (await inImage(...python, "-c", program)).split("\n");
  return { text, names: names.toLowerCase() };
};
const installed = async (image: string) => {
  const list = ["/opt/venv/bin/python", "-m", "pip", "list", "--format", "freeze"];
  return (await inImage(image, ...list)).toLowerCase();
};

const group = { packageGroups: ["prod"] };
const WAYS: [string, string, Partial<FlaskImageOptions>][] = [
  ["by lists that name others, with a package and a wheel in the app", "pip", {}],
  ["by a list with hashes", "hashed", {}],
  ["by a list that names the app", "editable", {}],
  ["by a list with hashes that names the app, as uv exports it", "exported", {}],
  ["by a pyproject.toml alone", "project", group],
  ["by a setup.py alone", "setup", {}],
  ["by Poetry's lock", "poetry", group],
  ["by Pipenv's lock", "pipenv", group],
];
/** Where the app is no package itself, its image takes what the one with its packages has, as that of a pip list does. */
const PACKAGES_ONLY = ["hashed", "poetry", "pipenv"];
const FRONTS = ["npm", "pnpm", "yarn", "berry"];

/** What is built, each as soon as there is room for it: a test waits for its own. */
const builds = new Map<string, Promise<string>>();
const imageOf = (name: string) => builds.get(name) ?? Promise.reject(new Error(name));
let compiled: Promise<Compiled>;
let index: PrivateIndex;

beforeAll(async () => {
  index = await privateIndex();
  const inTurn = turns();
  // Those that take longest come first.
  compiled = inTurn(compiledTwice);
  const { appDir } = index;
  const buildSecrets = { INDEX_TOKEN: TOKEN };
  builds.set(
    "private",
    inTurn(() => build({ appDir, component: "private", buildSecrets })),
  );
  for (const [, name, options] of WAYS.toReversed()) {
    const only = PACKAGES_ONLY.includes(name) ? "packages" : undefined;
    const app: App = { appDir: `${FIXTURES}/${name}`, component: name, options, only };
    builds.set(
      name,
      inTurn(() => build(app)),
    );
  }
  for (const front of FRONTS.map((name) => `front-${name}`)) {
    const app: App = { appDir: `${FIXTURES}/pip`, component: front, front, only: "frontend" };
    builds.set(
      front,
      inTurn(() => build(app)),
    );
  }
});
afterAll(async () => {
  await Promise.allSettled([compiled, ...builds.values()]);
  index.close();
  for (const directory of directories) fs.rmSync(directory, { recursive: true, force: true });
  sweep(PROJECT);
});

describe("a private index, and a repository beside it", () => {
  test("is reached by a build secret, which stays in no layer and in no history", async () => {
    const image = await imageOf("private");
    const packages = packagesOf("private");
    const names = await installed(image);
    expect(names).toContain("secretly==1");
    expect(names).toMatch(/theirs @ git\+http|theirs==2/);
    const layers = [image, packages].flatMap((one) =>
      docker("history", "--quiet", "--no-trunc", one).split("\n"),
    );
    const ids = [...new Set(layers)].filter((id) => id !== "<missing>");
    const told = [image, packages].map((one) => docker("history", "--no-trunc", one));
    expect([...told, docker("inspect", ...ids)].join()).not.toContain(TOKEN);
    const places = ["/opt", "/srv", "/var", "/tmp", "/root", "/etc"];
    for (const one of [image, packages]) {
      const search = ["run", "--rm", "--user", "0", one, "grep", "-rlF", TOKEN, ...places];
      await expect(execute("docker", search)).rejects.toMatchObject({ code: 1, stdout: "" });
    }
  });

  test("without it, or with another one, no message shows it", async () => {
    await imageOf("private");
    const { appDir } = index;
    // No secret decides a layer: those of the same list are there.
    fs.appendFileSync(path.join(appDir, "requirements.txt"), "# once more\n");
    const buildSecrets = { INDEX_TOKEN: "another-one" };
    const wrong = build({ appDir, component: "refused", buildSecrets });
    await expect(wrong).rejects.toThrow("could not be built");
    await expect(wrong).rejects.not.toThrow("another-one");
  });
});

describe("a package that has to be compiled", () => {
  test("is, and what that took is not in the image", async () => {
    const { image } = await compiled;
    expect((await servedWith("app", image, "python")).text).toBe("served True");
    const search = "command -v gcc pg_config || echo none";
    expect(await inImage(image, "sh", "-c", search)).toBe("none");
  });

  test("is neither made nor fetched again for an added line, nor is what was fetched", async () => {
    const { before, after, longer } = await compiled;
    expect(await installed(longer)).toContain("python-dotenv==");
    expect(before.join("\n")).toMatch(/psycopg2.*\.whl/);
    expect(after).toEqual(expect.arrayContaining(before));
  });
});

describe("an app whose packages are named", () => {
  test.each(WAYS)("%s serves: %s", async (_what, name, options) => {
    const app = path.resolve(FIXTURES, name);
    const image = await imageOf(name);
    const python = PACKAGES_ONLY.includes(name)
      ? ["--volume", `${app}:/srv/app:ro`, image, "/opt/venv/bin/python"]
      : [image, "python"];
    const module = fs.existsSync(`${app}/src`) ? "shop" : "app";
    const { text, names } = await servedWith(module, ...python);
    expect(text).toBe("served");
    expect(names).toContain("flask==3.1.3");
    if (options.packageGroups) expect(names).toContain("python-dotenv==");
  });

  test("an app that is a package is imported from where it lies", async () => {
    const program = "import shop; print(shop.__file__)";
    expect(await inImage(await imageOf("project"), "python", "-c", program)).toBe(
      "/srv/app/src/shop/__init__.py",
    );
  });
});

describe("a front end", () => {
  test.each(FRONTS)("of %s is installed by its lock and built", async (name) => {
    const image = await imageOf(`front-${name}`);
    // npm's has a script that patches a package once it is installed.
    expect(await inImage(image, "cat", "/build/dist/index.html")).toBe(
      name === "npm" ? "<p>patched</p>" : "<p>1m</p>",
    );
  });
});

/** An app that is built, and its packages once more with a line added. */
interface Compiled {
  image: string;
  /** The image with the packages of the longer list. */
  longer: string;
  /** What was compiled, and what an index lets be kept, before and after: archives, each with when it was written. */
  before: string[];
  after: string[];
}

async function compiledTwice(): Promise<Compiled> {
  // Of a newer release's name, as a list for it has it.
  const app = { component: "compiled", options: { aptPackages: ["libpq5t64"] } };
  const image = await build({ ...app, appDir: `${FIXTURES}/compiled` });
  const before = await archives(packagesOf("compiled"));
  const appDir = scratchDirectory();
  fs.cpSync(`${FIXTURES}/compiled`, appDir, { recursive: true });
  fs.appendFileSync(path.join(appDir, "requirements.txt"), "python-dotenv\n");
  const longer = await build({ ...app, appDir, only: "packages" });
  fs.rmSync(appDir, { recursive: true });
  return { image, longer, before, after: await archives(longer) };
}

const ARCHIVES = `find /var/cache/packages -type f -exec sh -c 'head -c 2 "$1" | grep -q PK && stat -c "%Y %n" "$1"' sh {} ";"`;

async function archives(image: string): Promise<string[]> {
  return (await inImage(image, "sh", "-c", ARCHIVES)).split("\n").sort();
}

/** An index that wants a token, and the directory of an app whose list names it. */
interface PrivateIndex {
  appDir: string;
  close(): void;
}

async function privateIndex(): Promise<PrivateIndex> {
  const appDir = scratchDirectory();
  const archive = sourceArchive(appDir);
  const repository = bareRepository(appDir);
  const authorization = `Basic ${Buffer.from(`user:${TOKEN}`).toString("base64")}`;
  const server = http.createServer((request, response) => {
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
  await new Promise<void>((resolve) => server.listen(0, resolve));
  // Where containers of a build, which has no network of ours, reach this machine.
  const host = os.networkInterfaces().docker0?.[0]?.address ?? "172.17.0.1";
  const { port } = server.address() as AddressInfo;
  const lines = [
    `--extra-index-url http://user:\${INDEX_TOKEN}@${host}:${port}/simple/`,
    `--trusted-host ${host}`,
    "secretly",
    `theirs @ git+http://${host}:${port}/theirs.git@v2`,
  ];
  put(appDir, "requirements.txt", `${lines.join("\n")}\n`);
  return {
    appDir,
    close() {
      server.close();
      fs.rmSync(appDir, { recursive: true });
    },
  };
}

/** A package's sources, packed as an index has them. */
function sourceArchive(scratch: string): Buffer {
  const setup = 'from setuptools import setup\nsetup(name="secretly", version="1")\n';
  const about = "Metadata-Version: 2.1\nName: secretly\nVersion: 1\n";
  put(scratch, "sdist/secretly-1/setup.py", setup);
  put(scratch, "sdist/secretly-1/PKG-INFO", about);
  const archive = `${scratch}/secretly-1.tar.gz`;
  execFileSync("tar", ["-C", `${scratch}/sdist`, "-czf", archive, "secretly-1"]);
  const packed = fs.readFileSync(archive);
  for (const one of [`${scratch}/sdist`, archive]) fs.rmSync(one, { recursive: true });
  return packed;
}

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
