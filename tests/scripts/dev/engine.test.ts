import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import {
  endSession,
  openSession,
  type Running,
  type Session,
  startService,
} from "../../../scripts/dev/engine";
import type { SessionSettings } from "../../../scripts/dev/settings";
import type { DevService } from "../../../program/development";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";
import { keepPrinted, type Printed } from "../../support/printed";
import { scratchDirectory } from "../../support/scratch";

const LABELS = { "flask-serving.project": "shops", "flask-serving.stack": "npm run dev" };
const OWN = `label=flask-serving.session=${process.pid}`;

let docker: FakeDocker;
let printed: Printed;
let directory: string;
beforeEach(() => {
  docker = fakeDocker();
  docker.answers(/^/);
  printed = keepPrinted();
  directory = scratchDirectory();
});
afterEach(() => {
  printed.restore();
  docker.remove();
  fs.rmSync(directory, { recursive: true });
});

const open = (egress: "none" | "internet" = "none") => {
  const settings = { project: "shops", network: { egress } } as unknown as SessionSettings;
  return openSession(settings, 8081, new AbortController().signal);
};
const asked = (verb: string) => docker.lines().filter((line) => line.startsWith(verb));

describe("a session", () => {
  test("has a network of its own, with its labels, and an address of this machine alone", async () => {
    const session = await open();
    expect(session).toMatchObject({ url: "http://127.0.0.1:8081/", labels: LABELS });
    const [made] = asked("network create");
    expect(made).toContain("--label flask-serving.stack=npm run dev");
    expect(made).toContain(`--label flask-serving.session=${process.pid}`);
    expect(made).toMatch(/ flask-serving-dev-8081$/);
  });

  test("reaches nothing beyond this machine, unless the config lets it", async () => {
    await open("none");
    await open("internet");
    const [alone, open_] = asked("network create");
    expect(alone).toContain("--opt com.docker.network.bridge.");
    expect(open_).not.toContain("--opt");
  });

  test("removes what one that was killed left, and leaves what one that lives has", async () => {
    const { pid: dead } = spawnSync("true");
    docker.answers(/^ps --all .*--format/, { stdout: `${dead}\n${process.pid}\n${dead}\n` });
    docker.answers(new RegExp(`^ps .*session=${dead}`), { stdout: "c1\n" });
    docker.answers(new RegExp(`^network ls .*session=${dead}`), { stdout: "n1\n" });
    docker.answers(new RegExp(`^ps .*${OWN}`), { stdout: "alive\n" });
    await open();
    expect(asked("rm ")).toEqual(["rm --force --volumes c1"]);
    expect(asked("network rm")).toEqual(["network rm n1"]);
  });

  test("that ends takes its own containers, networks and images, and no other's", async () => {
    const session = await open();
    docker.answers(new RegExp(`^ps .*${OWN}`), { stdout: "c1\n" });
    docker.answers(new RegExp(`^network ls .*${OWN}`), { stdout: "n1\n" });
    const images = /^image ls --quiet .*project=shops .*stack=npm run dev/;
    docker.answers(images, { stdout: "i1\ni2\n" }, { stdout: "i1\n" }, {});
    docker.answers(/^image rm i1/, { exitCode: 1, stderr: "image has a child" }, {});
    await endSession(session);
    expect(asked("rm ")).toEqual(["rm --force --volumes c1"]);
    expect(asked("network rm")).toEqual(["network rm n1"]);
    expect(asked("image rm")).toEqual(["image rm i1", "image rm i2", "image rm i1"]);
  });

  test("is removed though a second Ctrl-C ends the client that was removing it", async () => {
    const session = await open();
    docker.answers(/^ps/, { stdout: "c1\n" });
    docker.answers(/^rm /, { exitCode: 130 }, {});
    docker.answers(/^image ls/, { stdout: "i1\n" }, { stdout: "i1\n" }, {});
    docker.answers(/^image rm/, { exitCode: 130 }, {});
    await endSession(session);
    expect(asked("rm ")).toEqual(Array(2).fill("rm --force --volumes c1"));
    expect(asked("image rm")).toEqual(Array(2).fill("image rm i1"));
  });

  test("leaves no image where a container cannot be removed, which is told", async () => {
    const session = await open();
    docker.answers(/^ps/, { stdout: "c1\n" });
    docker.answers(/^rm /, { exitCode: 1, stderr: "no space left on device" });
    docker.answers(/^image ls/, { stdout: "i1\n" }, {});
    await expect(endSession(session)).rejects.toThrow("no space left on device");
    expect(asked("rm ")).toHaveLength(3);
    expect(asked("image rm")).toEqual(["image rm i1"]);
  });

  test("leaves an image that another one uses", async () => {
    const session = await open();
    docker.answers(/^image ls/, { stdout: "theirs\n" });
    docker.answers(/^image rm/, { exitCode: 1, stderr: "conflict: a container uses it" });
    await endSession(session);
    expect(new Set(asked("image rm"))).toEqual(new Set(["image rm theirs"]));
  });
});

describe("a service", () => {
  let session: Session;
  let running: Running | undefined;
  beforeEach(async () => {
    session = await open();
    running = undefined;
    docker.answers(/^start --attach/, { until: /^rm --force/ });
  });
  afterEach(() => running?.end());

  const service = (more: object = {}): DevService =>
    ({
      ...{ name: "web", labels: LABELS, port: 5901, isFront: true, readyTimeoutSeconds: 5 },
      mounts: [{ source: directory, target: "/srv/app" }],
      spec: {
        ...{ command: ["flask", "run"], user: "1000:1000", env: { GREETING: "hello" }, data: [] },
        ...{ hostAccess: false, networks: [], memoryMb: 512, openFiles: 1024, init: true },
        ...{ scratch: [], tmpfs: {}, stop: { signal: "SIGTERM", graceSeconds: 5 } },
        health: { command: ["check", "it"], intervalSeconds: 30, timeoutSeconds: 5 },
      },
      ...more,
    }) as unknown as DevService;
  const start = async (more: object = {}, secretEnv: Record<string, string> = {}) => {
    running = await startService(service(more), { image: "sha256:app", secretEnv, session });
    return running;
  };

  test("runs in the session's network, under its own name, until it is ended", async () => {
    const up = await start();
    const [made] = asked("create");
    expect(made).toContain("--name flask-serving-dev-8081-web");
    expect(made).toMatch(/ sha256:app flask run$/);
    expect(up.isUp).toBe(true);
    await up.end();
    expect(up.isUp).toBe(false);
    expect(asked("rm ")).toEqual(["rm --force --volumes flask-serving-dev-8081-web"]);
  });

  test.each([
    ["the front", true, ["127.0.0.1:8081:5901"]],
    ["what stands behind it", false, []],
  ])("is published on this machine alone where it is %s", async (_, isFront, ports) => {
    await start({ isFront });
    const [made = ""] = asked("create");
    expect([...made.matchAll(/--publish (\S+)/g)].map(([, port]) => port)).toEqual(ports);
  });

  test.each([
    ["the app gets them", "web", "shh"],
    ["no other service does", "vite", undefined],
  ])("secrets stand in no argument: %s", async (_, name, secret) => {
    await start({ name }, { API_TOKEN: "shh" });
    const made = docker.calls().find(({ argv }) => argv[0] === "create");
    expect(made?.argv.join(" ")).not.toContain("shh");
    expect(made?.argv.includes("API_TOKEN")).toBe(secret !== undefined);
    expect(made?.env.API_TOKEN).toBe("shh");
  });

  test("joins the networks of others before it starts", async () => {
    const up = await start({ spec: { ...service().spec, networks: ["shop_default"] } });
    await up.end();
    const line = "network connect shop_default flask-serving-dev-8081-web";
    const lines = docker.lines();
    expect(lines.indexOf(line)).toBeGreaterThan(0);
    expect(lines.indexOf(line)).toBeLessThan(
      lines.findIndex((one) => one.startsWith("start --attach")),
    );
  });

  test("shows its lines behind its name, without Flask's of an address that is the container's", async () => {
    const stdout = " * Running on http://0.0.0.0:5901\nPress CTRL+C to quit\nGET / 200\n";
    docker.answers(/^start/, { stdout, stderr: "a warning\n", until: /^rm --force/ });
    const up = await start();
    await up.end();
    expect(printed.stdout.split("\n").sort()).toEqual(["", "web  | GET / 200", "web  | a warning"]);
  });

  test("is waited for until it answers", async () => {
    docker.answers(/^exec \S+ check it$/, { exitCode: 1 }, { exitCode: 1 }, {});
    await start();
    expect(asked("exec")).toHaveLength(3);
  });

  test("that ends at once is told, with what its lines mean", async () => {
    docker.answers(/^exec/, { exitCode: 1 });
    docker.answers(/^start/, {
      stderr: "ModuleNotFoundError: No module named 'shop'\n",
      exitCode: 1,
    });
    const failed = start();
    await expect(failed).rejects.toThrow(
      /^web does not answer: its lines above say why\.\nThe image lacks a package: /,
    );
    expect(printed.stdout).toBe("web  | ModuleNotFoundError: No module named 'shop'\n");
    expect(asked("rm ")).toHaveLength(1);
  });

  test("that never answers is given up after its time, and ended", async () => {
    docker.answers(/^exec/, { exitCode: 1 });
    await expect(start({ readyTimeoutSeconds: 0.1 })).rejects.toThrow("web does not answer");
    expect(asked("rm ")).toHaveLength(1);
  });

  test("whose port was taken meanwhile is told with docker's own words", async () => {
    const stderr = "Bind for 127.0.0.1:8081 failed: port is already allocated";
    docker.answers(/^start/, { stderr, exitCode: 1 });
    docker.answers(/^exec/, { exitCode: 1 });
    await expect(start()).rejects.toThrow("web does not answer: its lines above say why.");
    expect(printed.stdout).toContain(stderr);
  });

  test("leaves no directory behind that a mount within a mount needed", async () => {
    const inner = { source: directory, target: "/srv/app/instance" };
    await start({ mounts: [...service().mounts, inner] });
    expect(fs.existsSync(path.join(directory, "instance"))).toBe(true);
    await endSession(session);
    expect(fs.existsSync(path.join(directory, "instance"))).toBe(false);
  });
});
