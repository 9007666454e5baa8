import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { CompareInput, Startable } from "../../configs/compare/input";
import type { CandidateContainer } from "../../configs/compare/candidate-plan";
import type { ContainerWork } from "../../configs/compare/measured";
import { cpuSets } from "../../configs/compare/room";
import { CPU_USE_PROGRAM, parseCpuUse } from "../../configs/container/cpu-use";
import { dockerCreateArgv } from "../../configs/container/docker-argv";
import { CONF_DIRECTORY, IN_FORCE } from "../../configs/nginx/places";
import { docker, tryDocker } from "../lib/docker";
import { removeObjects } from "../lib/remove-objects";
import { waitReady } from "../wait-ready";

/** What of a comparison decides how a candidate is started. */
export type StartInput = Pick<
  CompareInput,
  "labels" | "networks" | "secretEnv" | "candidateCpus" | "nginxImage"
>;

/** A candidate that runs. */
export class RunningCandidate {
  private constructor(
    private readonly containers: ReadonlyMap<string, string>,
    readonly address: { host: string; port: number },
  ) {}

  /**
   * Starts its containers, one after the other, and waits until each answers.
   * @throws JobError where one does not, with its last lines; nothing of it is left then
   */
  static async start(
    input: StartInput,
    candidate: Startable,
    cpus: number,
  ): Promise<RunningCandidate> {
    const started = new Map<string, string>();
    try {
      for (const one of candidate.containers) {
        const container = await create(input, candidate, one, cpus);
        started.set(one.part, container);
        if (one.part === "proxy") await fill(container, candidate.files);
        for (const other of one.spec.networks)
          await docker(["network", "connect", other, container]);
        const { timeoutSeconds, processes, spec } = one;
        const what = `${candidate.name}, its ${one.part}`;
        await docker(["start", container]);
        const { command: health } = spec.health;
        await waitReady({ targets: [{ container, what }], health, timeoutSeconds, processes });
      }
    } catch (error) {
      await removeAll(started);
      throw error;
    }
    const { host = "", port = 0 } = candidate.containers.at(-1) ?? {};
    return new RunningCandidate(started, { host, port });
  }

  /** What its containers have done since they were started, by what they are. */
  async work(): Promise<Record<string, ContainerWork>> {
    const all = [...this.containers].map(async ([part, container]) => {
      const { stdout: cpu } = await tryDocker(["exec", container, "sh", "-c", CPU_USE_PROGRAM]);
      const { stdout: snmp } = await tryDocker(["exec", container, "cat", "/proc/net/snmp"]);
      return [
        part,
        { cpuSeconds: parseCpuUse(cpu)?.seconds ?? null, taken: takenIn(snmp) },
      ] as const;
    });
    return Object.fromEntries(await Promise.all(all));
  }

  /** What Python prints that is run where the app is. */
  async python(program: string, args: string[]): Promise<string | undefined> {
    const container = this.containers.get("server") ?? "";
    const argv = ["exec", "--interactive", container, "/opt/venv/bin/python", "-", ...args];
    const { exitCode, stdout } = await tryDocker(argv, { input: program });
    return exitCode === 0 ? stdout : undefined;
  }

  remove(): Promise<void> {
    return removeAll(this.containers);
  }
}

function removeAll(containers: ReadonlyMap<string, string>): Promise<void> {
  const ids = [...containers.values()].reverse();
  return removeObjects({ containers: ids, networks: [], volumes: [] });
}

function create(
  { labels, networks, secretEnv = {}, candidateCpus, nginxImage }: StartInput,
  { name, image }: Startable,
  { part, host: alias, spec }: CandidateContainer,
  cpus: number,
): Promise<string> {
  const isProxy = part === "proxy";
  const scratch = isProxy ? [...spec.scratch, CONF_DIRECTORY] : spec.scratch;
  const network = networks[0] ?? "none";
  const [command = "", ...argv] = dockerCreateArgv(
    { ...spec, scratch },
    {
      ...{
        name: `${network}-${name.replaceAll(/\W+/g, "-")}-${part}`,
        image: isProxy ? nginxImage : image,
        labels,
      },
      ...{ network, alias, mounts: [], secretEnv: isProxy ? [] : Object.keys(secretEnv) },
    },
  );
  // The CPUs of all its containers together are as many as any other candidate has.
  const pinned = ["--cpuset-cpus", cpuSets(cpus, candidateCpus).candidate];
  return docker([command, ...pinned, ...argv], { env: secretEnv });
}

/** Its root is read-only: its files go into a volume of its own. */
async function fill(container: string, files: Startable["files"]): Promise<void> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "flask-serving-compare-"));
  try {
    const inForce = path.join(directory, path.basename(IN_FORCE));
    fs.mkdirSync(inForce);
    for (const { name, text } of files) {
      const file = path.join(inForce, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
    }
    // nginx is another user.
    fs.chmodSync(inForce, 0o755);
    await docker(["cp", `${directory}/.`, `${container}:${CONF_DIRECTORY}`]);
  } finally {
    fs.rmSync(directory, { recursive: true });
  }
}

/** How many connections were opened to it, as its kernel counts them; null where it does not. */
function takenIn(snmp: string): number | null {
  const [names = "", values = ""] = snmp.split("\n").filter((line) => line.startsWith("Tcp:"));
  const taken = Number(values.split(" ")[names.split(" ").indexOf("PassiveOpens")]);
  return Number.isInteger(taken) ? taken : null;
}
