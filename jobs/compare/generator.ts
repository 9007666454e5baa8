import * as fs from "node:fs";
import * as path from "node:path";
import type { Answers } from "../../configs/compare/measured";
import { cpuSets, GENERATOR_MEMORY_MB, type Room } from "../../configs/compare/room";
import type { Answer } from "../../configs/compare/same-answer";
import type { CompareInput } from "../../configs/compare/input";
import { dockerCreateArgv } from "../../configs/container/docker-argv";
import type { ContainerSpec } from "../../configs/container/spec";
import { LOAD_CONTAINER } from "../../configs/load/container";
import { docker } from "../lib/docker";
import { PAYLOAD } from "../lib/payload";
import { takeName } from "../lib/take-name";

/** What is asked, and how. */
export interface ToAsk {
  host: string;
  port: number;
  requests: CompareInput["requests"];
}

/** What asks the candidates, in a container beside them. */
export class Generator {
  private constructor(private readonly container: string) {}

  /** Starts it once no load test runs on this host: two at once would measure each other. */
  static async start(input: CompareInput, cpus: number, lives: number): Promise<Generator> {
    const { labels, user, networks, generatorImage: image } = input;
    const spec: ContainerSpec = {
      ...{ command: ["sleep", String(Math.ceil(lives))], user, env: {}, data: [] },
      ...{ hostAccess: false, networks: [], tmpfs: {}, scratch: [], init: true },
      ...{ memoryMb: GENERATOR_MEMORY_MB, openFiles: 16_384 },
      health: { command: [], intervalSeconds: 1, timeoutSeconds: 1 },
      stop: { signal: "SIGTERM", graceSeconds: 1 },
    };
    const [create = "", ...argv] = dockerCreateArgv(spec, {
      ...{ name: LOAD_CONTAINER, image, labels, network: networks[0] ?? "none", alias: "load" },
      ...{ mounts: [], secretEnv: [], isRemoved: true },
    });
    const pinned = ["--cpuset-cpus", cpuSets(cpus, input.candidateCpus).generator];
    const container = await takeName([create, ...pinned, ...argv], {
      ...{ name: LOAD_CONTAINER, what: "The generator" },
      waiting: "another load test or comparison runs on this host",
    });
    await docker(["start", container]);
    return new Generator(container);
  }

  /** Asks over as many connections, each again and again. */
  full(to: ToAsk, connections: number, seconds: number): Promise<Answers> {
    return this.run({ ...to, connections, seconds });
  }

  /** Asks at even moments. */
  paced(to: ToAsk, ratePerSecond: number, seconds: number): Promise<Answers> {
    return this.run({ ...to, ratePerSecond, seconds });
  }

  /** Asks as the study did. */
  study(to: ToAsk, load: CompareInput["studyLoad"]): Promise<Answers> {
    return this.run({ ...to, ...load });
  }

  /** Asks for each once. */
  once(to: ToAsk): Promise<Answer[]> {
    return this.run({ ...to, once: true });
  }

  /** What the engine has left, as it is seen from within. */
  async room(): Promise<Omit<Room, "cpus">> {
    const argv = ["exec", this.container, "sh", "-c", "cat /proc/meminfo; df -Pk / | tail -n 1"];
    const text = await docker(argv);
    const kilobytes = (form: RegExp) => Number(form.exec(text)?.[1] ?? NaN);
    return {
      memoryMb: Math.floor(kilobytes(/^MemAvailable: +(\d+)/m) / 1024),
      diskMb: Math.floor(kilobytes(/\n\S+ +\d+ +\d+ +(\d+) +\d+%[^\n]*$/) / 1024),
    };
  }

  private async run<Told>(asked: object): Promise<Told> {
    const argv = ["exec", "--interactive", this.container, "node", "-", JSON.stringify(asked)];
    const input = fs.readFileSync(path.join(PAYLOAD, "compare", "generate.cjs"), "utf8");
    return JSON.parse(await docker(argv, { input })) as Told;
  }
}
