import { parsedJson } from "../parsed-json";
import { fingerprint } from "../fingerprint";
import { isRecord } from "../problems";

/** Where a load test ran, and by what. What is not told is absent. */
export interface RunEnvironment {
  cpu?: string;
  cpus?: number;
  memoryGiB?: number;
  architecture?: string;
  system?: string;
  kernel?: string;
  docker?: string;
  locust?: string;
  python?: string;
}

/** What tells of an environment, each as it was printed; undefined where it was not. */
export interface EnvironmentTexts {
  /** `docker info` as JSON. */
  info: string | undefined;
  /** The engine's /proc/cpuinfo. */
  cpuinfo: string | undefined;
  /** The measuring side's window.json. */
  window: string | undefined;
}

/** What they tell. */
export function environmentOf({ info, cpuinfo, window }: EnvironmentTexts): RunEnvironment {
  const [docker, measuring] = [fieldsOf(info), fieldsOf(window)];
  const cpu = /^(?:model name|Model|Hardware)\s*: *(.+)$/m.exec(cpuinfo ?? "")?.[1];
  const memoryGiB = Math.round((Number(docker.MemTotal) / 2 ** 30) * 10) / 10;
  const told = {
    ...{ cpu, cpus: docker.NCPU, memoryGiB: memoryGiB || undefined },
    ...{ architecture: docker.Architecture, system: docker.OperatingSystem },
    ...{ kernel: docker.KernelVersion, docker: docker.ServerVersion },
    ...{ locust: measuring.locust, python: measuring.python },
  };
  const known = Object.entries(told).filter(([, value]) => isTold(value));
  return Object.fromEntries(known) as RunEnvironment;
}

/**
 * What two runs have to share to be compared. A kernel or an engine is renewed from time to time: that is a
 * change which a comparison should show.
 * @returns undefined where too little is known
 */
export function machineOf(environment: RunEnvironment): string | undefined {
  const { cpu, cpus, memoryGiB, architecture } = environment;
  if (cpus === undefined || memoryGiB === undefined) return undefined;
  return fingerprint({ cpu: cpu ?? null, cpus, memoryGiB, architecture: architecture ?? null });
}

function isTold(value: unknown): boolean {
  return (typeof value === "string" && value !== "") || (Number.isFinite(value) && value !== 0);
}

function fieldsOf(json: string | undefined): Record<string, unknown> {
  const read = parsedJson(json);
  return isRecord(read) ? read : {};
}
