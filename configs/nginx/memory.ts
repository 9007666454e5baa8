import { integerProblems, optionalProblems, type Problem } from "../problems";
import { type ConnectionsOptions, USERS, workerConnections } from "./features/connections";
import { type ProcessOptions, workerProcesses } from "./features/process";
import type { AcmeOptions } from "./features/acme";
import { isTls, type TlsOptions } from "./features/tls";

/** How much memory nginx gets. */
export interface MemoryOptions {
  /** In MiB. */
  memoryMb?: number | undefined;
}

type Options = MemoryOptions &
  ConnectionsOptions &
  ProcessOptions &
  AcmeOptions &
  Pick<TlsOptions, "tlsCertificate">;

/** What `memoryMb` may be. */
export const NGINX_MEMORY_MB = { min: 16, max: 1_048_576, default: 256 };

/** Measured on nginx 1.30: a connection 440 bytes, a worker by itself 0.4 MB; zones, logs and buffers come on top. */
const WORKER = 4 << 20;
const CONNECTION = 450;
/** What a request may take that waits for its answer, roughly: its headers, and the first of its buffers. */
const REQUEST = 12 << 10;
/** What a connection takes more that is open by TLS: measured with 1000 of them, 36 kB in place of 4. */
const TLS = 32 << 10;

/** The memory that nginx gets: the default follows what it needs, where that is more. */
export function memoryMbOf(options: Options): number {
  return options.memoryMb ?? Math.max(NGINX_MEMORY_MB.default, neededMb(options));
}

/** What is wrong with the memory: less than the workers take before anybody asks would end them again and again. */
export function memoryProblems(options: Options): Problem[] {
  const { memoryMb: got } = options;
  const path = "memoryMb";
  const problems = optionalProblems(path, got, (path, got) =>
    integerProblems(path, got, NGINX_MEMORY_MB),
  );
  if (got === undefined || problems.length > 0 || !isCounted(options) || got >= idleMb(options))
    return problems;
  const expected = `at least ${idleMb(options)}, which ${shownWorkers(options)} take before anybody asks`;
  const remedy = `Set it to ${neededMb(options)}, or leave it out; or ask for fewer users or workers.`;
  return [{ path, expected, got, remedy }];
}

/** What is said of a memory that suffices for some. */
export function memoryFindings(options: Options): string[] {
  const { memoryMb } = options;
  if (memoryMb === undefined || memoryMb >= neededMb(options)) return [];
  return [
    `memoryMb (in a stack's config nginxMemoryMb): ${shownWorkers(options)} need ${neededMb(options)} MiB while all users ask and a reload goes on; ` +
      `with ${memoryMb} MiB nginx is ended under load.`,
  ];
}

function shownWorkers(options: Options): string {
  const { users = USERS.default } = options;
  return `${workerProcesses(options)} workers for ${users} users`;
}

/** In a reload there are the workers before it as well. */
function neededMb(options: Options): number {
  const { users = USERS.default, tlsCertificate, acme } = options;
  const each = REQUEST + (isTls({ tlsCertificate, acme }) ? TLS : 0);
  return Math.ceil((2 * idleBytes(options) + users * each) / (1 << 20));
}

function idleMb(options: Options): number {
  return Math.ceil(idleBytes(options) / (1 << 20));
}

function idleBytes(options: Options): number {
  return workerProcesses(options) * (WORKER + workerConnections(options) * CONNECTION);
}

/** One of the wrong type is told of elsewhere. */
function isCounted({ users = USERS.default, workerProcesses = 1, cpus = 1 }: Options): boolean {
  return [users, workerProcesses, cpus].every(
    (one) => typeof one === "number" && one > 0 && one < 1e6,
  );
}
