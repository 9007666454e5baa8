import { spawn } from "node:child_process";
import * as path from "node:path";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "../setup/paths";
import { run, SetupError, tryRun } from "../setup/run";
import { labelFilters } from "../stack/project";
import { makeMountPoints, removeMountPoints } from "./mount-points";

import { HOST_ONLY } from "../../configs/container/host-only-network";
import { dockerCreateArgv } from "../../configs/container/docker-argv";
import { logHints } from "../../configs/container/log-hints";
import type { DevelopmentSettings } from "./settings";
import { DEVELOPMENT, type Part } from "../../program/development";
import { pruneImages } from "../../jobs/remove-image";

/** Who runs it: what is left of one that was killed can be told by that. */
const SESSION = "flask-serving.session";

/** What Flask says of addresses and keys is true in its container only. */
const OF_THE_CONTAINER = /Running on |Press CTRL\+C/;

/** One run of `npm run dev`. */
export interface Session {
  labels: Record<string, string>;
  signal: AbortSignal;
  port: number;
  url: string;
  name: string;
  /** Directories that it made in the user's, to remove at its end. */
  mountPoints: string[];
}

/** A part's container while it runs. */
export interface Running {
  isUp: boolean;
  /** Its last lines. */
  lines: string[];
  /** Resolved once it has ended. */
  ended: Promise<void>;
  /** Ends and removes it. */
  end(): Promise<void>;
}

/** A network for the parts of an app, on this machine only: nothing beyond it is reached unless egress says so. */
export async function openSession(
  { project, network: { egress } }: DevelopmentSettings,
  port: number,
  signal: AbortSignal,
): Promise<Session> {
  const labels = { "flask-serving.project": project, "flask-serving.stack": DEVELOPMENT };
  await removeLeftovers(labels);
  const session = {
    labels,
    signal,
    port,
    url: `http://127.0.0.1:${port}/`,
    name: `flask-serving-dev-${port}`,
    mountPoints: [],
  };
  const alone = Object.entries(HOST_ONLY).flatMap(([key, value]) => ["--opt", `${key}=${value}`]);
  const own = labelArgv({ ...labels, [SESSION]: process.pid });
  await run("docker", [
    "network",
    "create",
    ...own,
    ...(egress === "none" ? alone : []),
    session.name,
  ]);
  return session;
}

/**
 * Starts a part's container and waits until it answers; its lines are shown as they come.
 * @throws SetupError where it ends instead, with what its lines mean
 */
export async function startPart(
  part: Part,
  {
    image,
    secretEnv,
    session,
  }: { image: string; secretEnv: Record<string, string>; session: Session },
): Promise<Running> {
  const { name, spec, port, isFront } = part;
  const container = `${session.name}-${name}`;
  const mounts = part.mounts.map((one) => ({ ...one, source: path.resolve(ROOT, one.source) }));
  session.mountPoints.push(...makeMountPoints(mounts));
  const argv = dockerCreateArgv(spec, {
    ...{ name: container, image, network: session.name, alias: name },
    labels: { ...part.labels, [SESSION]: String(process.pid) },
    published: isFront ? { internal: port, external: session.port } : undefined,
    mounts,
    secretEnv: name === "web" ? Object.keys(secretEnv) : [],
  });
  await run("docker", argv, { env: secretEnv });
  for (const other of spec.networks) await run("docker", ["network", "connect", other, container]);
  const running = show(name, container);
  await answering(running, container, part);
  return running;
}

/** Its own process group: a Ctrl-C is for this program, which then ends the container. */
function show(name: string, container: string): Running {
  const child = spawn("docker", ["start", "--attach", container], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close").then(() => void (running.isUp = false));
  const end = async () => {
    await tryRun("docker", ["rm", "--force", "--volumes", container]);
    await ended;
  };
  const running: Running = { isUp: true, lines: [], ended, end };
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      if (!OF_THE_CONTAINER.test(line)) process.stdout.write(`${name.padEnd(4)} | ${line}\n`);
      // It may run for days: only its end is looked at.
      running.lines = [...running.lines.slice(-199), line];
    });
  }
  return running;
}

async function answering(
  running: Running,
  container: string,
  { name, spec, readyTimeoutSeconds }: Part,
): Promise<void> {
  const until = Date.now() + readyTimeoutSeconds * 1000;
  while (running.isUp && Date.now() < until) {
    const { exitCode } = await tryRun("docker", ["exec", container, ...spec.health.command]);
    if (exitCode === 0) return;
    await sleep(200);
  }
  await running.end();
  const hints = logHints(running.lines.join("\n"));
  throw new SetupError([`${name} does not answer: its lines above say why.`, ...hints].join("\n"));
}

/** Removes all that a session made. */
export async function endSession({ labels, mountPoints }: Session): Promise<void> {
  const own = labelFilters({ ...labels, [SESSION]: process.pid });
  await removeContainers(own);
  await removeNetworks(own);
  removeMountPoints(mountPoints);
  await removeImages(labels);
}

/** What was left by one that was killed: whoever still runs keeps its own. */
async function removeLeftovers(labels: Record<string, string>): Promise<void> {
  const list = ["ps", "--all", ...labelFilters(labels), "--format", `{{.Label "${SESSION}"}}`];
  const networks = [
    "network",
    "ls",
    ...labelFilters(labels),
    "--format",
    `{{.Label "${SESSION}"}}`,
  ];
  const found = await Promise.all([list, networks].map((argv) => lines(argv)));
  for (const session of new Set(found.flat())) {
    if (isAlive(Number(session))) continue;
    const filters = labelFilters({ ...labels, [SESSION]: session });
    await removeContainers(filters);
    await removeNetworks(filters);
  }
}

async function removeContainers(filters: string[]): Promise<void> {
  const ids = await lines(["ps", "--all", "--quiet", ...filters]);
  if (ids.length > 0) await tryRun("docker", ["rm", "--force", "--volumes", ...ids]);
}

async function removeNetworks(filters: string[]): Promise<void> {
  const ids = await lines(["network", "ls", "--quiet", ...filters]);
  if (ids.length > 0) await run("docker", ["network", "rm", ...ids]);
}

/** One that another session uses stays. */
async function removeImages(labels: Record<string, string>): Promise<void> {
  for (const id of await lines(["image", "ls", "--quiet", ...labelFilters(labels)])) {
    await tryRun("docker", ["image", "rm", id]);
  }
  await pruneImages(labels);
}

async function lines(argv: string[]): Promise<string[]> {
  const { stdout } = await run("docker", argv);
  return stdout.split("\n").filter(Boolean);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function labelArgv(labels: Record<string, string | number>): string[] {
  return Object.entries(labels).flatMap(([key, value]) => ["--label", `${key}=${value}`]);
}
