import type { ContainerSpec } from "./spec";

/** What of a container's hardening is its own. */
export type Hardened = Pick<
  ContainerSpec,
  "user" | "tmpfs" | "memoryMb" | "cpus" | "openFiles" | "init"
>;

/** All that holds a container of ours in, whoever starts it: each way of starting one renders this. */
export interface Hardening {
  /** The numeric user, `uid:gid`. */
  user: string;
  readOnlyRoot: boolean;
  /** The capabilities that are taken away. */
  droppedCapabilities: string[];
  /** As `docker run --security-opt` takes them. */
  securityOptions: string[];
  /** In MiB. */
  memoryMb: number;
  /** Memory and swap together, in MiB. */
  memorySwapMb: number;
  cpus: number | undefined;
  /** How many processes and threads there may be. */
  pids: number;
  openFiles: number;
  init: boolean;
  tmpfs: Record<string, string>;
  log: { driver: string; options: Record<string, string> };
}

/** Least privilege: what neither a web server nor a load generator needs is taken away, and all else has a bound. */
export function hardening(spec: Hardened): Hardening {
  const { user, tmpfs, memoryMb, cpus, openFiles, init } = spec;
  return {
    ...{ user, tmpfs, memoryMb, cpus, openFiles, init },
    readOnlyRoot: true,
    droppedCapabilities: ["ALL"],
    securityOptions: ["no-new-privileges"],
    // No swap beyond it: a server that swaps answers too late to be of use.
    memorySwapMb: memoryMb,
    pids: PIDS,
    log: { driver: "json-file", options: { "max-size": "10m", "max-file": "3" } },
  };
}

/** Threads count as processes: more than any service of ours has, and less than harms the host. */
export const PIDS = 4096;
