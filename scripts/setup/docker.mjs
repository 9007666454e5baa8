import { spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { aptInstall } from "./apt.mjs";
import { cacheDirectory, onPath } from "./paths.mjs";
import { SetupError, tryRun } from "./run.mjs";

const START_TIMEOUT_MS = 60_000;

/** A Docker engine that answers: the one there is, else Debian's, started here. */
export async function ensureDocker(show) {
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

function unreachable(host) {
  return new SetupError(
    `No Docker engine answers at DOCKER_HOST ${host}. Start it there, or unset DOCKER_HOST to use this machine's.`,
  );
}

function dockerd() {
  return onPath("dockerd") ?? ["/usr/sbin/dockerd", "/usr/bin/dockerd"].find(existsSync);
}

/** By the service manager where there is one, else by hand; it goes on when this ends. */
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
  spawn(dockerd(), [], { detached: true, stdio: ["ignore", out, out] }).unref();
  return log;
}

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
