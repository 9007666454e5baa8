import { CPU_USE_PROGRAM, parseCpuUse } from "../../configs/container/cpu-use";
import { defaultImages } from "../../configs/default-images";
import { docker, tryDocker } from "../../jobs/lib/docker";

/** What wrk asks for. */
export interface WrkOptions {
  url: string;
  connections: number;
  seconds: number;
}

/** What it prints of that. */
export interface WrkResult {
  requests: number;
  requestsPerSecond: number;
  /** Connections that failed, and answers that were no 2xx or 3xx. */
  errors: number;
}

/** wrk in a container on a network: of all generators it leaves most of the CPU to the servers. */
export class Wrk {
  private constructor(private readonly name: string) {}

  /** @param cpus the CPUs that it runs on, as docker's `--cpuset-cpus` has them; every one if absent */
  static async start(name: string, network: string, cpus?: string): Promise<Wrk> {
    const { nginx } = defaultImages(process.env);
    const install = "apt-get update -qq && apt-get install -qq -y --no-install-recommends wrk";
    const input = `FROM ${nginx}\nUSER 0\nRUN ${install}\n`;
    await docker(["build", "--quiet", "--tag", name, "-"], { input });
    const pinned = cpus === undefined ? [] : ["--cpuset-cpus", cpus];
    const run = ["run", "--detach", "--init", "--name", name, "--network", network, ...pinned];
    await docker([...run, "--ulimit", "nofile=8192", "--entrypoint", "sleep", name, "infinity"]);
    return new Wrk(name);
  }

  async ask({ url, connections, seconds }: WrkOptions): Promise<WrkResult> {
    const asking = ["wrk", "-t1", `-c${connections}`, `-d${seconds}s`, url];
    return parseWrk(await docker(["exec", this.name, ...asking]));
  }

  /** How many seconds it has computed since it was started. */
  async cpuSeconds(): Promise<number> {
    const use = parseCpuUse(await docker(["exec", this.name, "sh", "-c", CPU_USE_PROGRAM]));
    return use?.seconds ?? NaN;
  }

  static async remove(name: string): Promise<void> {
    await tryDocker(["rm", "--force", name]);
    await tryDocker(["image", "rm", name]);
  }
}

/** What wrk printed, as numbers; NaN where it says none. */
export function parseWrk(printed: string): WrkResult {
  const found = (form: RegExp) => Number(form.exec(printed)?.[1] ?? NaN);
  const socket = /^ *Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/m;
  const failed = (socket.exec(printed)?.slice(1) ?? []).map(Number);
  const refused = Number(/^ *Non-2xx or 3xx responses: (\d+)/m.exec(printed)?.[1] ?? 0);
  return {
    requests: found(/^ *(\d+) requests in /m),
    requestsPerSecond: found(/^Requests\/sec: *([\d.]+)/m),
    errors: failed.reduce((sum, one) => sum + one, refused),
  };
}
