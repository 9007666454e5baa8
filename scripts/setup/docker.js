const { spawn } = require("node:child_process");
const { existsSync, mkdirSync, openSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { setTimeout: sleep } = require("node:timers/promises");
const { aptInstall } = require("./apt");
const { cacheDirectory, onPath } = require("./paths");
const { run, SetupError, tryRun } = require("./run");

const START_TIMEOUT_MS = 60_000;

/**
 * What of a machine decides how its engine is started.
 * @typedef {{ dockerd: () => string | undefined, hasServiceManager: boolean, isRoot: boolean }} Machine
 */

/** @type {Machine} */
const HERE = {
  dockerd: () => onPath("dockerd") ?? ["/usr/sbin/dockerd", "/usr/bin/dockerd"].find(existsSync),
  hasServiceManager: existsSync("/run/systemd/system"),
  isRoot: process.getuid?.() === 0,
};

/**
 * A Docker engine that answers: the one there is, else Debian's, started here.
 * @param {import("./step").Show} show
 */
async function ensureDocker(show, machine = HERE) {
  const version = await engine();
  if (version) return { summary: `engine ${version}` };
  if (process.env.DOCKER_HOST) throw unreachable(process.env.DOCKER_HOST);
  if (!machine.dockerd()) await aptInstall(["docker.io", "iptables"], show);
  const log = await start(show, machine);
  return { summary: `engine ${await answering(log, show)}, started here` };
}

/** The version of the engine that answers. */
async function engine() {
  if (!onPath("docker")) return null;
  const argv = ["version", "--format", "{{.Server.Version}}"];
  const { exitCode, stdout, all } = await tryRun("docker", argv);
  if (exitCode === 0) return stdout.trim();
  if (/permission denied/i.test(all)) throw notAllowed();
  return null;
}

function notAllowed() {
  return new SetupError(
    "The Docker engine runs, and lets your user not use it. Join its group (`sudo usermod -aG docker $USER`), " +
      "log in anew, then run this again.",
  );
}

/** @param {string} host */
function unreachable(host) {
  return new SetupError(
    `No Docker engine answers at DOCKER_HOST ${host}. Start it there, or unset DOCKER_HOST to use this machine's.`,
  );
}

/**
 * By the service manager where there is one, else by hand; it goes on when this ends.
 * @param {import("./step").Show} show
 * @param {Machine} machine
 * @returns the log of one that was started by hand
 */
async function start(show, { dockerd, hasServiceManager, isRoot }) {
  show("starting the engine");
  if (hasServiceManager) {
    const remedy = "Start it by hand (`sudo systemctl start docker`), then run this again.";
    await run("systemctl", ["start", "docker"], { remedy });
    return null;
  }
  if (!isRoot) {
    throw new SetupError(
      "The Docker engine does not run, and only root can start it: `sudo dockerd &`.",
    );
  }
  mkdirSync(cacheDirectory(), { recursive: true });
  const log = path.join(cacheDirectory(), "dockerd.log");
  const out = openSync(log, "w");
  spawn(dockerd() ?? "dockerd", [], {
    ...{ detached: true, env: process.env, stdio: ["ignore", out, out] },
  }).unref();
  return log;
}

/**
 * @param {string | null} log
 * @param {import("./step").Show} show
 */
async function answering(log, show) {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until) {
    const version = await engine();
    if (version) return version;
    show("waiting for the engine");
    await sleep(300);
  }
  const lines = log ? readFileSync(log, "utf8").trimEnd().split("\n").slice(-10) : [];
  throw new SetupError(
    [
      "The Docker engine does not answer a minute after its start.",
      ...lines.map((line) => `    ${line}`),
    ].join("\n"),
  );
}

module.exports = { ensureDocker };
