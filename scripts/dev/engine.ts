import { spawn } from "node:child_process";
import * as path from "node:path";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { ROOT } from "../setup/paths";
import { SetupError } from "../setup/run";
import { makeMountPoints, removeMountPoints } from "./mount-points";

import { HOST_ONLY } from "../../configs/container/host-only-network";
import { dockerCreateArgv } from "../../configs/container/docker-argv";
import { Label, labelArgv, labelFilters, type Labels } from "../../configs/container/labels";
import { parseSubnet, quarterOf, subnetText } from "../../configs/container/subnet";
import { HOW_TO_SET } from "../setting";
import { shownLine } from "../shown-line";
import { logExcerpt } from "../../configs/container/log-excerpt";
import { logHints } from "../../configs/container/log-hints";
import type { SessionSettings } from "./settings";
import { DEVELOPMENT, type DevService } from "../../program/development";
import { docker, dockerLines, tryDocker } from "../../jobs/lib/docker";
import { inOneStream } from "../../jobs/lib/one-stream";
import { findOwned } from "../../jobs/lib/find-owned";
import { poll } from "../../jobs/lib/poll";
import { removeObjects } from "../../jobs/lib/remove-objects";
import { pruneImages } from "../../jobs/remove-image";

/** What Flask says of addresses and keys is true in its container only. */
const OF_THE_CONTAINER = /Running on |Press CTRL\+C/;

/** One run of `npm run dev`. */
export interface Session {
  labels: Labels;
  signal: AbortSignal;
  port: number;
  url: string;
  name: string;
  /** Directories that it made in the user's, to remove at its end. */
  mountPoints: string[];
  /** What was released last: it is not run again for the same. */
  released: string;
}

/** A service's container while it runs. */
export interface Running {
  isUp: boolean;
  /** Its last lines. */
  lines: string[];
  /** Resolved once it has ended. */
  ended: Promise<void>;
  /** Ends and removes it. */
  end(): Promise<void>;
}

/** A network for the services of an app, on this machine only: nothing beyond it is reached unless egress says so. */
export async function openSession(
  { project, network: { egress, subnet } }: SessionSettings,
  port: number,
  signal: AbortSignal,
): Promise<Session> {
  const labels = { [Label.Project]: project, [Label.Stack]: DEVELOPMENT };
  await removeLeftovers(labels);
  const session = {
    labels,
    signal,
    port,
    url: `http://127.0.0.1:${port}/`,
    name: `flask-serving-dev-${port}`,
    mountPoints: [],
    released: "",
  };
  const alone = Object.entries(HOST_ONLY).flatMap(([key, value]) => ["--opt", `${key}=${value}`]);
  const own = labelArgv({
    ...labels,
    [Label.Session]: String(process.pid),
    [Label.Network]: session.name,
  });
  const options = [...own, ...(egress === "none" ? alone : []), ...addresses(subnet)];
  await docker(["network", "create", ...options, session.name]);
  return session;
}

/** A part of the stack's addresses that none of its own networks has. */
function addresses(subnet: string | undefined): string[] {
  const all = subnet === undefined ? undefined : parseSubnet(subnet);
  return all ? ["--subnet", subnetText(quarterOf(all, "development"))] : [];
}

/**
 * Starts a service's container and waits until it answers; its lines are shown as they come.
 * @throws SetupError where it ends instead, with what its lines mean
 */
export async function startService(
  service: DevService,
  {
    image,
    secretEnv,
    session,
  }: { image: string; secretEnv: Record<string, string>; session: Session },
): Promise<Running> {
  const { name, spec, port, isFront } = service;
  const container = `${session.name}-${name}`;
  const mounts = service.mounts.map((one) => ({ ...one, source: path.resolve(ROOT, one.source) }));
  session.mountPoints.push(...makeMountPoints(mounts));
  const argv = dockerCreateArgv(spec, {
    ...{ name: container, image, network: session.name, alias: name },
    labels: {
      ...service.labels,
      [Label.Session]: String(process.pid),
      [Label.Network]: session.name,
    },
    published: isFront ? { internal: port, external: session.port } : undefined,
    mounts,
    secretEnv: name === "web" ? Object.keys(secretEnv) : [],
  });
  await docker(argv, { env: secretEnv });
  for (const other of spec.networks) await docker(["network", "connect", other, container]);
  const running = show(name, container);
  await answering(running, container, service);
  return running;
}

/** Its own process group: a Ctrl-C is for this program, which then ends the container. */
function show(name: string, container: string): Running {
  const child = spawn(...inOneStream("docker", ["start", "--attach", container]), {
    ...{ detached: true, env: process.env, stdio: ["ignore", "pipe", "inherit"] },
  });
  const ended = once(child, "close").then(() => void (running.isUp = false));
  const end = async () => {
    await tryDocker(["rm", "--force", "--volumes", container]);
    await ended;
  };
  const running: Running = { isUp: true, lines: [], ended, end };
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (!OF_THE_CONTAINER.test(line)) {
      process.stdout.write(`${name.padEnd(4)} | ${shownLine(line)}\n`);
    }
    // It may run for days: only its end is looked at.
    running.lines = [...running.lines.slice(-199), line];
  });
  return running;
}

async function answering(
  running: Running,
  container: string,
  { name, spec, readyTimeoutSeconds }: DevService,
): Promise<void> {
  const look = async () => {
    if (!running.isUp) return "ended";
    const { exitCode } = await tryDocker(["exec", container, ...spec.health.command]);
    return exitCode === 0 ? "answers" : undefined;
  };
  if ((await poll(look, { everyMs: 200, timeoutMs: readyTimeoutSeconds * 1000 })) === "answers") {
    return;
  }
  await running.end();
  const { causes, lines } = logExcerpt(running.lines.join("\n"));
  const hints = logHints([...causes, ...lines].join("\n"));
  const said = hints.length > 0 ? [...hints, HOW_TO_SET] : [];
  throw new SetupError([`${name} does not answer: its lines above say why.`, ...said].join("\n"));
}

/** How often it is tried: a second Ctrl-C ends the client that is removing something. */
const TRIES = 3;

/** Removes all that a session made, each kind though another one could not be. */
export async function endSession({ labels, mountPoints }: Session): Promise<void> {
  const own = { ...labels, [Label.Session]: String(process.pid) };
  try {
    await again(async () => removeObjects(await findOwned(own)));
  } finally {
    removeMountPoints(mountPoints);
    await again(() => removeImages(labels));
  }
}

async function again(remove: () => Promise<void>): Promise<void> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await remove();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** What was left by one that was killed: whoever still runs keeps its own. */
async function removeLeftovers(labels: Labels): Promise<void> {
  const list = [
    "ps",
    "--all",
    ...labelFilters(labels),
    "--format",
    `{{.Label "${Label.Session}"}}`,
  ];
  const networks = [
    "network",
    "ls",
    ...labelFilters(labels),
    "--format",
    `{{.Label "${Label.Session}"}}`,
  ];
  const found = await Promise.all([list, networks].map((argv) => dockerLines(argv)));
  for (const session of new Set(found.flat())) {
    if (isAlive(Number(session))) continue;
    await removeObjects(await findOwned({ ...labels, [Label.Session]: session }));
  }
}

/** One that another session uses stays; one that another was built on goes after that. */
async function removeImages(labels: Labels): Promise<void> {
  const list = () => dockerLines(["image", "ls", "--quiet", ...labelFilters(labels)]);
  let left = await list();
  for (let tries = TRIES; left.length > 0 && tries > 0;) {
    const before = left.length;
    for (const id of left) await tryDocker(["image", "rm", id]);
    await pruneImages(labels);
    left = await list();
    if (left.length >= before) tries -= 1;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
