import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { readAppFiles } from "../../components/image/app-files";
import { modulesFingerprint } from "../../components/image/modules";
import { defaultImages } from "../../configs/default-images";
import { type FlaskImagePlan, flaskImagePlan } from "../../configs/image/plan";
import type { FlaskImageOptions } from "../../configs/image/options";
import { parseEngineInfo } from "../../configs/container/engine-info";
import { hostId, idSpace } from "../../configs/container/id-space";
import { buildImage } from "../../jobs/build-image";
import { makeData } from "../../jobs/make-data";
import { tryMounts } from "../../jobs/try-mounts";
import { docker, sweep } from "../support/docker";
import { put, scratchDirectory } from "../support/scratch";
import { secondEngine, type SecondEngine } from "../support/second-engine";

jest.setTimeout(600_000);

const PROJECT = `flask-serving-test-ids-${process.pid}`;
const labels = { "flask-serving.project": PROJECT };
const PYTHON = defaultImages(process.env).python;

/** Ids of a host's user with names for the image, and who that is there then. */
const MATRIX: [who: string, ids: string, names: object, user: string, group: string][] = [
  ["the first user of most systems", "1000:1000", {}, "app", "app"],
  ["a Mac's user, whose group Debian has", "501:20", {}, "app", "dialout"],
  ["a user of NixOS, whose group Debian has", "1000:100", {}, "app", "users"],
  ["www-data, whom Debian has", "33:33", {}, "www-data", "www-data"],
  ["nobody, whom Debian has", "65534:65534", {}, "nobody", "nogroup"],
  ["a group's name that is taken", "1000:1000", { groupname: "users" }, "app", "users-1000"],
  ["a user's name that is taken", "1000:1000", { username: "games" }, "games-1000", "app"],
  ["a user of a directory service", "1234567:1234567", {}, "app", "app"],
];

let appDir: string;
const directories: string[] = [];
beforeAll(() => {
  appDir = scratchDirectory();
  put(appDir, "app.py", "");
  put(appDir, "requirements.txt", "");
});
afterAll(() => {
  for (const one of [appDir, ...directories]) fs.rmSync(one, { recursive: true, force: true });
});

function planOf(ids: string, more: Partial<FlaskImageOptions> = {}): FlaskImagePlan["build"] {
  const [uid = 0, gid = 0] = ids.split(":").map(Number);
  const { build } = flaskImagePlan({
    ...{ baseImage: PYTHON, uid, gid, labels, project: PROJECT, stack: "test", component: "app" },
    ...{ files: readAppFiles(appDir), modules: modulesFingerprint() },
    ...more,
  });
  directories.push(path.dirname(build.buildDirectory));
  return build;
}

/** Builds an image as a deployment does. */
async function built(build: FlaskImagePlan["build"]): Promise<string> {
  return (await buildImage({ ...build, appDir, labels, generation: "first" })).imageId;
}

/** Runs a command of sh as the image's own user. @param argv for `docker run` */
const inImage = (image: string, command: string, ...argv: string[]) =>
  docker("run", "--rm", ...argv, image, "sh", "-c", command);

const readOf = (directory: string) => (file: string) =>
  fs.readFileSync(path.join(directory, file), "utf8");

/** An index of one package, which asks for a password. */
async function privateIndex(directory: string, token: string) {
  const wheel = "secretly-1-py3-none-any.whl";
  const program = [
    "import zipfile",
    `with zipfile.ZipFile("/out/${wheel}", "w") as wheel:`,
    '    wheel.writestr("secretly.py", "A = 1\\n")',
    '    about = "secretly-1.dist-info"',
    '    wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\\nName: secretly\\nVersion: 1\\n")',
    '    wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")',
    '    wheel.writestr(f"{about}/RECORD", "")',
  ];
  docker(
    "run",
    "--rm",
    "--volume",
    `${directory}:/out`,
    PYTHON,
    "python3",
    "-c",
    program.join("\n"),
  );
  const authorization = `Basic ${Buffer.from(`user:${token}`).toString("base64")}`;
  const server = http.createServer((request, response) => {
    if (request.headers.authorization !== authorization) response.writeHead(401).end();
    else if (request.url?.endsWith(".whl"))
      response.writeHead(200).end(fs.readFileSync(path.join(directory, wheel)));
    else
      response
        .writeHead(200, { "Content-Type": "text/html" })
        .end(`<a href="${wheel}">${wheel}</a>`);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  // Where containers of a build, which has no network of ours, reach this machine.
  const host = os.networkInterfaces().docker0?.[0]?.address ?? "172.17.0.1";
  const { port } = server.address() as AddressInfo;
  return {
    requirements: `--index-url http://user:\${INDEX_TOKEN}@${host}:${port}/simple/\n--trusted-host ${host}\nsecretly\n`,
    close: () => server.close(),
  };
}

const A_MAC = /^uid=501\(app\) gid=20\(dialout\)/;

/** The engines, each started by `start`, which gives a directory that it shares with this machine. */
const ENGINES: { name: string; start(): Promise<Pick<SecondEngine, "shared" | "remove">> }[] = [
  {
    name: "the engine of this machine, with the legacy builder",
    start: async () => {
      const shared = scratchDirectory();
      const builder = process.env.DOCKER_BUILDKIT;
      process.env.DOCKER_BUILDKIT = "0";
      return {
        shared,
        remove() {
          sweep(PROJECT);
          fs.rmSync(shared, { recursive: true });
          if (builder === undefined) delete process.env.DOCKER_BUILDKIT;
          else process.env.DOCKER_BUILDKIT = builder;
        },
      };
    },
  },
  {
    name: "a current engine, with BuildKit and containerd's store of images",
    start: () => useSecondEngine({ features: { "containerd-snapshotter": true } }),
  },
];

/** The second engine in the place of this machine's, until it is removed. */
async function useSecondEngine(daemon: object): Promise<SecondEngine> {
  const engine = await secondEngine(PROJECT, daemon);
  const { DOCKER_HOST, DOCKER_CONFIG, PATH } = process.env;
  const before = { DOCKER_HOST, DOCKER_CONFIG, PATH };
  const restore = () => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
  await engine.load(PYTHON);
  Object.assign(process.env, engine.env);
  return {
    ...engine,
    remove() {
      restore();
      engine.remove();
    },
  };
}

describe.each(ENGINES)("$name", ({ name, start }) => {
  let engine: Awaited<ReturnType<typeof start>>;
  let data: string;
  beforeAll(async () => {
    engine = await start();
    data = path.join(engine.shared, "data");
    fs.mkdirSync(data);
    fs.chmodSync(data, 0o777);
  });
  afterAll(() => engine?.remove());

  test.each(MATRIX)("%s, %s: what the app makes is that user's", async (_, ids, names, ...who) => {
    const image = await built(planOf(ids, names));
    const file = `made-by-${ids}-${who.join("-")}`;
    const command = `echo made > /data/${file} && stat -c '%U:%G' /data/${file} && id -G`;
    const said = inImage(image, command, "--volume", `${data}:/data`).split("\n");
    const { uid, gid, mode } = fs.statSync(path.join(data, file));
    expect({ owner: `${uid}:${gid}`, mode: mode & 0o600 }).toEqual({ owner: ids, mode: 0o600 });
    // No group besides, such as one that a system user is in.
    expect(said).toEqual([who.join(":"), ids.split(":")[1]]);
  });

  test("a file that was really made tells that its user can edit it, and is gone again", async () => {
    const image = await built(planOf("1234567:1234567"));
    const mount = path.join(engine.shared, "mount");
    await makeData({ user: "1234567:1234567", directories: [mount] });
    const container = docker(
      ...["run", "--detach", "--rm", "--label", `flask-serving.project=${PROJECT}`],
      ...["--volume", `${mount}:/data`, "--read-only", image, "sleep", "60"],
    );
    const mounts = [
      { hostPath: mount, containerPath: "/data" },
      { hostPath: engine.shared, containerPath: "/srv" },
    ];
    const told = await tryMounts({ container, mounts });
    docker("rm", "--force", container);
    expect(told.mounts).toEqual([
      { ...mounts[0], editable: true, owner: "1234567:1234567" },
      {
        ...{ ...mounts[1], editable: false },
        reason: expect.stringMatching(/^the app can make no file there: .*Read-only file system$/),
      },
    ]);
    expect(fs.readdirSync(mount)).toEqual([]);
  });

  test("0 is refused in the build too, whatever was checked before it, in one sentence", async () => {
    const build = planOf("1000:1000");
    for (const [id, name] of [
      ["0:1000", "APP_UID"],
      ["1000:0", "APP_GID"],
    ]) {
      const dockerfile = build.dockerfile.replace(`${name}="1000"`, `${name}="0"`);
      const failed = built({
        ...build,
        dockerfile,
        imageName: `${build.imageName}-${name?.toLowerCase()}`,
      });
      await expect(failed).rejects.toThrow(
        `The image of the app could not be built: ${id}: the ids have to be above 0, never root's.\n`,
      );
    }
  });

  // With the legacy builder packages.test.ts does.
  if (name.includes("BuildKit"))
    test("a build secret reaches what installs packages, and stays nowhere", async () => {
      const token = "s3cret-of-the-index";
      const index = await privateIndex(engine.shared, token);
      put(appDir, "requirements.txt", index.requirements);
      try {
        const build = planOf("1000:1000", { component: "private", read: readOf(appDir) });
        const input = { ...build, appDir, labels, generation: "first" };
        const { imageId } = await buildImage({ ...input, buildSecrets: { INDEX_TOKEN: token } });
        expect(
          inImage(imageId, "/opt/venv/bin/python -c 'import secretly; print(secretly.A)'"),
        ).toBe("1");
        for (const one of [imageId, build.packages[0]?.imageName ?? ""]) {
          expect(docker("history", "--no-trunc", one) + docker("inspect", one)).not.toContain(
            token,
          );
          const find = `grep -rlF ${token} /opt /srv /var /tmp /root /etc /run || true`;
          expect(inImage(one, find, "--user", "0")).toBe("");
        }
      } finally {
        put(appDir, "requirements.txt", "");
        index.close();
      }
    });

  test("neither a build argument nor the base image decides who runs the app", async () => {
    const context = scratchDirectory();
    put(context, "Dockerfile", `FROM ${PYTHON}\nENV APP_UID=0 APP_GID=0\nUSER 33:33\n`);
    const base = `${PROJECT}/base:other-user`;
    const labelled = ["--label", `flask-serving.project=${PROJECT}`];
    docker("build", ...labelled, "--tag", base, context);
    fs.rmSync(context, { recursive: true });
    // With the packages that are there.
    const build = planOf("501:20");
    const dockerfile = build.dockerfile.replace(`FROM ${PYTHON}\n`, `FROM ${base}\n`);
    const imageName = `${build.imageName}-based`;
    expect(inImage(await built({ ...build, dockerfile, imageName }), "id")).toMatch(A_MAC);

    const args = ["--build-arg", "APP_UID=0", "--build-arg", "APP_GID=0"];
    docker("build", ...args, ...labelled, "--tag", `${imageName}-argued`, build.buildDirectory);
    expect(inImage(`${imageName}-argued`, "id")).toMatch(A_MAC);
  });
});

describe("an engine with userns-remap, whose ids are others on this machine", () => {
  let engine: SecondEngine;
  beforeAll(async () => {
    engine = await useSecondEngine({ "userns-remap": "default" });
  });
  afterAll(() => engine?.remove());

  test("which ones, docker info tells, and a directory is made for those", async () => {
    const info = parseEngineInfo(docker("info", "--format", "{{json .}}"))!;
    const { username, uid } = os.userInfo();
    const here = {
      platform: "linux",
      hostname: os.hostname(),
      uid,
      username,
      subuid: "",
      subgid: "",
    };
    const space = idSpace({ address: process.env.DOCKER_HOST ?? "", info }, here);
    if (space.kind !== "shifted") throw new Error(`expected shifted ids, got ${space.kind}`);
    const owner = `${hostId(space.uid, 1000)}:${hostId(space.gid, 1000)}`;

    const mount = path.join(engine.shared, "data");
    await makeData({ user: "1000:1000", directories: [mount], space });
    const container = docker(
      ...["run", "--detach", "--user", "1000:1000", "--volume", `${mount}:/data`],
      ...[PYTHON, "sleep", "60"],
    );
    const mounts = [{ hostPath: mount, containerPath: "/data" }];
    const told = await tryMounts({ container, mounts, space });
    expect(told.mounts).toMatchObject([{ owner, ...mounts[0] }]);
    expect(owner).not.toBe("1000:1000");
  });
});
