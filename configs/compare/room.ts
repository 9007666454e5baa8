import type { Problem } from "../problems";

/** What the engine has left. */
export interface Room {
  memoryMb: number;
  diskMb: number;
  cpus: number;
}

/** What the generator may use, in MiB. */
export const GENERATOR_MEMORY_MB = 512;
/** Logs of the candidates, of which each is removed after its turn. */
const DISK_MB = 1024;

/** What a machine lacks for a comparison, before anything is started. */
export function roomProblems({ memoryMb, diskMb }: Room, candidateMb: number): Problem[] {
  const needed = candidateMb + GENERATOR_MEMORY_MB;
  return [
    ...(memoryMb >= needed
      ? []
      : [
          {
            path: "memoryMb",
            expected: `at least ${needed} MiB of memory that nobody uses, for one candidate and the generator`,
            got: memoryMb,
            remedy: "End what needs it, or give the candidates less.",
          },
        ]),
    ...(diskMb >= DISK_MB
      ? []
      : [
          {
            path: "disk",
            expected: `at least ${DISK_MB} MiB free where the engine keeps its containers`,
            got: diskMb,
            remedy: "Make room, such as by docker image prune.",
          },
        ]),
  ];
}

/** On which CPUs the candidate in turn and the generator run: apart, where there are several. */
export function cpuSets(cpus: number, wanted: number): { candidate: string; generator: string } {
  const last = Math.max(0, Math.min(wanted, cpus - 1) - 1);
  const range = last === 0 ? "0" : `0-${last}`;
  return { candidate: range, generator: String(Math.min(cpus - 1, last + 1)) };
}
