/** What a container's memory cgroup says. */
export interface MemoryUse {
  /** How many of its processes were killed for memory since it started: Docker's own word is of the first process alone. */
  killed: number;
  limitMb: number;
  usedMb: number;
  /** The most that it has used, where the kernel tells. */
  peakMb: number | undefined;
}

/** Fixed text for sh in a container: prints a line each, of cgroup v2 or v1, and nothing where it sees neither. */
export const MEMORY_USE_PROGRAM = `
  cd /sys/fs/cgroup || exit 0
  if [ -f memory.events ]; then
    grep '^oom_kill ' memory.events
    set -- limit memory.max used memory.current peak memory.peak
  elif [ -f memory/memory.oom_control ]; then
    cd memory
    grep '^oom_kill ' memory.oom_control
    set -- limit memory.limit_in_bytes used memory.usage_in_bytes peak memory.max_usage_in_bytes
  fi
  while [ $# -gt 0 ]; do
    if [ -f "$2" ]; then echo "$1 $(cat "$2")"; fi
    shift 2
  done`;

/** What the program has printed; undefined where the kernel does not tell all that counts. */
export function parseMemoryUse(text: string): MemoryUse | undefined {
  const numbers = Object.fromEntries(
    [...text.matchAll(/^(\w+) (\d+)$/gm)].map(([, name = "", number]) => [name, Number(number)]),
  ) as Record<string, number | undefined>;
  const { oom_kill: killed, limit, used, peak } = numbers;
  if (killed === undefined || limit === undefined || used === undefined) return undefined;
  return { killed, limitMb: mb(limit), usedMb: mb(used), peakMb: peak && mb(peak) };
}

function mb(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}

/** The sentence for a service whose processes were killed for memory while it came up. */
export function killedSentence(
  what: string,
  { killed, limitMb, peakMb, usedMb }: MemoryUse,
): string {
  const count = killed === 1 ? "1 of its processes was" : `${killed} of its processes were`;
  return (
    `${what} needs more memory than its limit: ${count} killed for it while the service started ` +
    `(limit ${limitMb} MiB, used up to ${peakMb ?? usedMb} MiB). Others are made in their place and killed again.\n` +
    `Give it more memory (memoryMb, such as ${2 * limitMb}), fewer workers (workers, such as 2, or auto), or share ` +
    "what they load (preload true)."
  );
}
