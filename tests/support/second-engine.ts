import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureSecondEngine } from "../../scripts/setup/second-engine";
import { docker } from "./docker";
import { scratchDirectory } from "./scratch";

/** What a dockerd needs to hold containers of its own, where `--privileged` may be refused. */
const RIGHTS = [
  ...["SYS_ADMIN", "NET_ADMIN", "NET_RAW", "SYS_PTRACE", "MKNOD", "SYS_CHROOT"].flatMap((one) => [
    "--cap-add",
    one,
  ]),
  ...["seccomp", "apparmor", "systempaths"].flatMap((one) => [
    "--security-opt",
    `${one}=unconfined`,
  ]),
  ...["--volume", "/sys/fs/cgroup:/sys/fs/cgroup", "--volume", "/var/lib/docker"],
];

const PROGRAM = [
  "mkdir -p /etc/docker",
  'printf %s "$DAEMON" > /etc/docker/daemon.json',
  'exec dockerd --host "unix://$0"',
].join(" && ");

/** How long an engine may take to start. */
const TRIES = 200;

/** A Docker engine of another generation, in a container of this machine's engine. */
export interface SecondEngine {
  /** What a process needs to use it, with a client of its own generation. */
  env: { DOCKER_HOST: string; DOCKER_CONFIG: string; PATH: string };
  /** A directory that both it and this machine have under this path. */
  shared: string;
  /** Gives it an image of this machine's engine. */
  load(image: string): Promise<void>;
  remove(): void;
}

/**
 * Starts one: its image is made where it is not there, once for all runs.
 * @param daemon what its daemon.json holds
 */
export async function secondEngine(project: string, daemon: object): Promise<SecondEngine> {
  const image = await ensureSecondEngine(() => {});
  const shared = scratchDirectory();
  fs.chmodSync(shared, 0o755);
  const socket = path.join(shared, "docker.sock");
  const container = docker(
    ...["run", "--detach", "--label", `flask-serving.project=${project}`],
    ...["--hostname", os.hostname(), "--volume", `${shared}:${shared}`, ...RIGHTS],
    ...["--env", `DAEMON=${JSON.stringify(daemon)}`, image, "sh", "-c", PROGRAM, socket],
  );
  const remove = () => {
    docker("rm", "--force", "--volumes", container);
    fs.rmSync(shared, { recursive: true, force: true });
  };
  try {
    const env = { DOCKER_HOST: `unix://${socket}`, ...clientOf(container, shared) };
    await answering(container, env);
    return { env, shared, load: (name) => pipe(name, env), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The client that came with it. */
function clientOf(container: string, shared: string) {
  const [bin, config] = [path.join(shared, "bin"), path.join(shared, "config")];
  const plugins = path.join(config, "cli-plugins");
  fs.mkdirSync(bin);
  fs.mkdirSync(plugins, { recursive: true });
  docker("cp", `${container}:/usr/bin/docker`, bin);
  docker("cp", `${container}:/usr/libexec/docker/cli-plugins/docker-buildx`, plugins);
  return { PATH: `${bin}:${process.env.PATH}`, DOCKER_CONFIG: config };
}

async function answering(container: string, env: SecondEngine["env"]): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if ((await exitCode(spawn("docker", ["version"], { env, stdio: "ignore" }))) === 0) return;
    await sleep(100);
  }
  const { stderr } = spawnSync("docker", ["logs", "--tail", "20", container], { encoding: "utf8" });
  throw new Error(`The second engine does not answer:\n${stderr}`);
}

/** From one engine to the other, without a file between. */
async function pipe(image: string, env: SecondEngine["env"]): Promise<void> {
  const save = spawn("docker", ["save", image], {
    env: process.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const load = spawn("docker", ["load"], { env, stdio: ["pipe", "ignore", "inherit"] });
  save.stdout.pipe(load.stdin);
  const codes = await Promise.all([exitCode(save), exitCode(load)]);
  if (codes.some((code) => code !== 0)) throw new Error(`${image} could not be loaded`);
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, "close")) as [number | null];
  return code;
}
