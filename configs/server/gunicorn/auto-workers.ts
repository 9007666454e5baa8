import { booleanProblems, integerProblems, optionalProblems, type Problem } from "../../problems";
import { GUNICORN } from "./settings";

/** How many workers there are where the container's limits decide. */
export interface AutoWorkersOptions {
  /**
   * Whether cpus and memoryMb decide how many workers there are, in place of `workers`: (2 x cpus) + 1, as Gunicorn's
   * documentation has it (docs.gunicorn.org, Design, "How many workers?"), and no more than the memory holds. The cores of
   * the machine do not count: the container may not have them. Without cpus it counts 1.
   * @default false
   */
  autoWorkers?: boolean | undefined;
  /**
   * The memory that one worker needs, in MiB, 1 to 1048576, for autoWorkers.
   * @default 100
   */
  workerMemoryMb?: number | undefined;
}

/** What `workerMemoryMb` may be. */
export const WORKER_MEMORY_MB = { min: 1, max: 1_048_576, default: 100 };

/** What Gunicorn's own process needs beside its workers, in MiB. */
const MASTER_MB = 32;

/** A number of workers, and how it came about. */
export interface AutoWorkers {
  workers: number;
  explain: string;
}

/** As many workers as a container's limits allow. */
export function autoWorkers(limits: {
  cpus: number | undefined;
  memoryMb: number;
  workerMemoryMb?: number | undefined;
}): AutoWorkers {
  const { cpus = 1, memoryMb, workerMemoryMb = WORKER_MEMORY_MB.default } = limits;
  const byCpus = Math.floor(2 * cpus) + 1;
  const byMemory = Math.floor((memoryMb - MASTER_MB) / workerMemoryMb);
  const workers = Math.max(1, Math.min(byCpus, byMemory, GUNICORN.workers.max));
  const assumed = limits.cpus === undefined ? ", with 1 CPU assumed as cpus is not set" : "";
  const explain =
    `workers auto is ${workers}: (2 x ${cpus}) + 1 = ${byCpus} by its CPUs${assumed}, and ` +
    `(${memoryMb} - ${MASTER_MB}) / ${workerMemoryMb} = ${Math.max(0, byMemory)} by its memory, of ${memoryMb} MiB with ` +
    `${workerMemoryMb} MiB a worker (workerMemoryMb)`;
  return { workers, explain };
}

/** What is wrong with what decides it. */
export function autoWorkersProblems(
  options: AutoWorkersOptions & { workers?: number | undefined },
): Problem[] {
  const { autoWorkers, workerMemoryMb, workers: got } = options;
  const expected = "none with autoWorkers, which decides it";
  return [
    ...optionalProblems("autoWorkers", autoWorkers, booleanProblems),
    ...optionalProblems("workerMemoryMb", workerMemoryMb, (path, value) =>
      integerProblems(path, value, WORKER_MEMORY_MB),
    ),
    ...(autoWorkers === true && got !== undefined ? [{ path: "workers", expected, got }] : []),
  ];
}
