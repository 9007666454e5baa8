import type { DataMount } from "./data";

/** A container as one plain value: image and networks aside, all that decides how it runs. */
export interface ContainerSpec {
  /** The process's argument vector: exec form, no shell. */
  command: string[];
  /** The numeric user, `uid:gid`. */
  user: string;
  env: Record<string, string>;
  /** Directories of the host that the process may write to. */
  data: readonly DataMount[];
  /** Whether the process reaches the host, as host.docker.internal. */
  hostAccess: boolean;
  /** Docker networks of others that the container joins besides its own, by name. */
  networks: readonly string[];
  /** Directories in memory, by path, with their mount options: the root file system is read-only. */
  tmpfs: Record<string, string>;
  /** Directories on disk that end with the container, by path: for what may be larger than memory. */
  scratch: readonly string[];
  health: HealthCheck;
  /** In MiB; there is no swap beyond it. */
  memoryMb: number;
  /** In CPUs, such as 0.5; all of the engine's when absent. */
  cpus?: number;
  /** How many files and connections the process may have open. */
  openFiles: number;
  stop: Stop;
  /** Gives the container an init as PID 1, for a program that ignores signals as PID 1. */
  init: boolean;
}

/** A command, run inside the container, that exits 0 when the service answers. */
export interface HealthCheck {
  command: string[];
  /** Between two checks, in seconds. */
  intervalSeconds: number;
  timeoutSeconds: number;
}

/** How a container ends. */
export interface Stop {
  signal: "SIGTERM" | "SIGINT" | "SIGQUIT";
  /** How long the process may take before it is killed, in seconds. */
  graceSeconds: number;
}

/** How long Docker waits before it kills: the process's own grace comes first. */
export function stopTimeoutSeconds({ graceSeconds }: Stop): number {
  return graceSeconds + 5;
}

/** A port of the host that leads to a port of the container. */
export interface PublishedPort {
  /** The container's port. */
  internal: number;
  /** The host's port. */
  external: number;
  /**
   * The host's address whose port it is.
   * @default 127.0.0.1: what the host itself alone reaches
   */
  address?: string | undefined;
}

/**
 * A directory in memory that the container's user alone can use.
 * @param user `uid:gid`
 */
export function tmpfsFor(user: string, sizeMb = 64): string {
  const [uid, gid] = user.split(":");
  return `rw,noexec,nosuid,nodev,size=${sizeMb}m,mode=0700,uid=${uid},gid=${gid}`;
}
