const { spawn } = require("node:child_process");
const { existsSync, mkdirSync, openSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { setTimeout: sleep } = require("node:timers/promises");
const { aptInstall } = require("./apt");
const { cacheDirectory, onPath } = require("./paths");
const { SetupError, tryRun } = require("./run");

const START_TIMEOUT_MS = 60_000;

/**
 * A Docker engine that answers: the one there is, else Debian's, started here.
 * @param {import("./step").Show} show
 */
async function ensureDocker(show) {
  const version = await engine();
  if (version) return { summary: `engine ${version}` };
  if (process.env.DOCKER_HOST) throw unreachable(process.env.DOCKER_HOST);
  if (!dockerd()) await aptInstall(["docker.io", "iptables"], show);
  const log = await start(show);
  return { summary: `engine ${await answering(log, show)}, started here` };
}

async function engine() {
  if (!onPath("docker")) return null;
  const { exitCode, stdout } = await tryRun("docker", [
    "version",
    "--format",
    "{{.Server.Version}}",
  ]);
  return exitCode === 0 ? stdout.trim() : null;
}

/** @param {string} host */
function unreachable(host) {
  return new SetupError(
    `No Docker engine answers at DOCKER_HOST ${host}. Start it there, or unset DOCKER_HOST to use this machine's.`,
  );
}

function dockerd() {
  return onPath("dockerd") ?? ["/usr/sbin/dockerd", "/usr/bin/dockerd"].find(existsSync);
}

/**
 * By the service manager where there is one, else by hand; it goes on when this ends.
 * @param {import("./step").Show} show
 * @returns the log of one that was started by hand
 */
async function start(show) {
  show("starting the engine");
  if (existsSync("/run/systemd/system")) {
    await tryRun("systemctl", ["start", "docker"]);
    return null;
  }
  if (process.getuid?.() !== 0) {
    throw new SetupError(
      "The Docker engine does not run, and only root can start it: `sudo dockerd &`.",
    );
  }
  mkdirSync(cacheDirectory(), { recursive: true });
  const log = path.join(cacheDirectory(), "dockerd.log");
  const out = openSync(log, "w");
  spawn(dockerd() ?? "dockerd", [], { detached: true, stdio: ["ignore", out, out] }).unref();
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
