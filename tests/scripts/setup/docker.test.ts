import * as fs from "node:fs";
import * as path from "node:path";
import { ensureDocker } from "../../../scripts/setup/docker";
import { type FakeProgram, fakeProgram } from "../../support/fake-program";
import { put, scratchDirectory } from "../../support/scratch";

const DOWN = { exitCode: 1, stderr: "Cannot connect to the Docker daemon" };
const UP = { stdout: "27.5.1\n" };

let docker: FakeProgram;
let directory: string;
let shown: string[];
const before = { ...process.env };
beforeEach(() => {
  docker = fakeProgram("docker");
  directory = scratchDirectory();
  delete process.env.DOCKER_HOST;
  process.env.XDG_CACHE_HOME = directory;
  shown = [];
});
afterEach(() => {
  docker.remove();
  fs.rmSync(directory, { recursive: true });
  process.env = { ...before };
});

const machine = { dockerd: () => "/usr/sbin/dockerd", hasServiceManager: false, isRoot: true };
const ensure = (more: Partial<typeof machine> = {}) =>
  ensureDocker((line: string) => shown.push(line), { ...machine, ...more });

test("an engine that answers is left alone", async () => {
  docker.answers(/^version/, UP);
  expect(await ensure()).toEqual({ summary: "engine 27.5.1" });
  expect(shown).toEqual([]);
});

test("an engine elsewhere that does not answer is named: none is started here for it", async () => {
  docker.answers(/^version/, DOWN);
  process.env.DOCKER_HOST = "tcp://build:2375";
  await expect(ensure()).rejects.toThrow(
    "No Docker engine answers at DOCKER_HOST tcp://build:2375. Start it there, or unset DOCKER_HOST to use this machine's.",
  );
  expect(shown).toEqual([]);
});

test("a user who may not use the engine is told how to get there, at once", async () => {
  const stderr = "permission denied while trying to connect to the Docker daemon socket";
  docker.answers(/^version/, { exitCode: 1, stderr });
  await expect(ensure({ isRoot: false })).rejects.toThrow(
    "The Docker engine runs, and lets your user not use it. Join its group (`sudo usermod -aG docker $USER`), " +
      "log in anew, then run this again.",
  );
});

describe("with a service manager", () => {
  let systemctl: FakeProgram;
  beforeEach(() => void (systemctl = fakeProgram("systemctl")));
  afterEach(() => systemctl.remove());

  test("it starts the engine, which is waited for", async () => {
    docker.answers(/^version/, DOWN, DOWN, UP);
    systemctl.answers(/^start docker$/);
    expect(await ensure({ hasServiceManager: true })).toEqual({
      summary: "engine 27.5.1, started here",
    });
    expect(systemctl.lines()).toEqual(["start docker"]);
    expect(shown).toEqual(["starting the engine", "waiting for the engine"]);
  });

  test("one that refuses says why, and nobody waits for the engine", async () => {
    docker.answers(/^version/, DOWN);
    systemctl.answers(/^start/, { exitCode: 1, stderr: "Interactive authentication required.\n" });
    await expect(ensure({ hasServiceManager: true, isRoot: false })).rejects.toThrow(
      "`systemctl start docker` failed with 1:\n    Interactive authentication required.\n" +
        "Start it by hand (`sudo systemctl start docker`), then run this again.",
    );
    expect(docker.lines()).toHaveLength(1);
  });
});

describe("without a service manager", () => {
  test("only root can start an engine", async () => {
    docker.answers(/^version/, DOWN);
    await expect(ensure({ isRoot: false })).rejects.toThrow(
      "The Docker engine does not run, and only root can start it: `sudo dockerd &`.",
    );
  });

  test("root's is started by hand, and what it says is kept in a log", async () => {
    docker.answers(/^version/, DOWN, DOWN, DOWN, UP);
    put(directory, "bin/dockerd", "#!/bin/sh\necho listening\n");
    fs.chmodSync(path.join(directory, "bin/dockerd"), 0o755);
    const dockerd = () => path.join(directory, "bin/dockerd");
    expect(await ensure({ dockerd })).toEqual({ summary: "engine 27.5.1, started here" });
    const log = path.join(directory, "flask-serving/dockerd.log");
    expect(fs.readFileSync(log, "utf8")).toBe("listening\n");
  });

  test("one that never answers is told with the end of its log", async () => {
    docker.answers(/^version/, DOWN);
    put(directory, "bin/dockerd", "#!/bin/sh\nseq 12; echo failed to start\n");
    fs.chmodSync(path.join(directory, "bin/dockerd"), 0o755);
    // The clock jumps a minute each time that it is looked at, once the engine was started.
    let now = 0;
    const clock = jest.spyOn(Date, "now").mockImplementation(() => (now += 25_000));
    const failed = ensure({ dockerd: () => path.join(directory, "bin/dockerd") });
    await expect(failed).rejects.toThrow(
      "The Docker engine does not answer a minute after its start.\n" +
        [4, 5, 6, 7, 8, 9, 10, 11, 12, "failed to start"].map((line) => `    ${line}`).join("\n"),
    );
    clock.mockRestore();
  });
});

test("where there is none, Debian's is installed first", async () => {
  const apt = fakeProgram("apt-get");
  const systemctl = fakeProgram("systemctl");
  jest.spyOn(process, "getuid").mockReturnValue(0);
  apt.answers(/^/);
  systemctl.answers(/^/);
  docker.answers(/^version/, DOWN, UP);
  const none = () => undefined as unknown as string;
  await ensure({ dockerd: none, hasServiceManager: true });
  expect(apt.lines()).toEqual(["update", "install -y --no-install-recommends docker.io iptables"]);
  jest.restoreAllMocks();
  systemctl.remove();
  apt.remove();
});
