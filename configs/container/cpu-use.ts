/** What a container's CPU cgroup says, all since it started. */
export interface CpuUse {
  /** Seconds that its processes computed. */
  seconds: number;
  /** How often it had used up its limit, and waited. */
  throttled: number;
}

/** Fixed text for sh in a container: prints a line each, of cgroup v2 or v1, and nothing where it sees neither. */
export const CPU_USE_PROGRAM = `
  cd /sys/fs/cgroup || exit 0
  if [ -f cpu.stat ]; then
    grep -E '^(usage_usec|nr_throttled) ' cpu.stat
  elif [ -f cpuacct/cpuacct.usage ]; then
    echo "usage_nsec $(cat cpuacct/cpuacct.usage)"
    grep '^nr_throttled ' cpu/cpu.stat
  fi`;

/** What the program has printed; undefined where the kernel does not tell what was computed. */
export function parseCpuUse(text: string): CpuUse | undefined {
  const numberOf = (name: string) => {
    const found = new RegExp(`^${name} (\\d+)$`, "m").exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const [usec, nsec] = [numberOf("usage_usec"), numberOf("usage_nsec")];
  const seconds = usec === undefined ? nsec && nsec / 1e9 : usec / 1e6;
  if (seconds === undefined) return undefined;
  return { seconds, throttled: numberOf("nr_throttled") ?? 0 };
}
