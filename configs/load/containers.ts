import type { CpuUse } from "../container/cpu-use";
import type { MemoryUse } from "../container/memory-use";
import { type Finding, finding } from "./findings";
import { killedFindings } from "./killed";

/** How a container is at a moment. */
export interface ContainerState {
  /** Seconds, by a clock that only goes on. */
  at: number;
  startedAt: string;
  /** Undefined where the kernel does not tell. */
  memory: MemoryUse | undefined;
  cpu: CpuUse | undefined;
}

/** A stack's containers, by the components that they are. */
export type StateByComponent = ReadonlyMap<string, ContainerState>;

/** What a container used while it was measured. */
export interface ContainerUse {
  /** The component that it is. */
  name: string;
  /** How many CPUs it used, on average; absent where the kernel does not tell. */
  cpus?: number;
  /** The CPU time that it took for each request. */
  cpuMsPerRequest?: number;
  /** The memory that it used at the end. */
  memoryMb?: number;
  /** The memory that it may use. */
  memoryLimitMb?: number;
}

/** What each container used between two looks. */
export function containerUses(
  before: StateByComponent,
  after: StateByComponent,
  requestsPerSecond = 0,
): ContainerUse[] {
  return [...after]
    .map(([name, state]) => ({
      name,
      ...cpuOf(before.get(name), state, requestsPerSecond),
      ...(state.memory && memoryUseOf(state.memory)),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Without a limit the kernel tells one that no machine has. */
const NO_LIMIT_MB = 2 ** 30;

function memoryUseOf({ usedMb, limitMb }: MemoryUse) {
  return { memoryMb: usedMb, ...(limitMb < NO_LIMIT_MB && { memoryLimitMb: limitMb }) };
}

function cpuOf(before: ContainerState | undefined, after: ContainerState, perSecond: number) {
  if (!before?.cpu || !after.cpu || before.startedAt !== after.startedAt) return {};
  const cpus = (after.cpu.seconds - before.cpu.seconds) / (after.at - before.at);
  return { cpus, ...(perSecond > 0 && { cpuMsPerRequest: (1000 * cpus) / perSecond }) };
}

/** What happened to the containers between two looks. */
export function containerFindings(before: StateByComponent, after: StateByComponent): Finding[] {
  return [
    ...killedFindings(memoryOf(before), memoryOf(after)),
    ...[...before].flatMap(([name, state]) => restartedFindings(name, state, after.get(name))),
    ...[...after].flatMap(([name, state]) => throttledFindings(name, before.get(name), state)),
  ];
}

function memoryOf(states: StateByComponent): Map<string, MemoryUse> {
  return new Map([...states].flatMap(([name, { memory }]) => (memory ? [[name, memory]] : [])));
}

function restartedFindings(
  name: string,
  before: ContainerState,
  after: ContainerState | undefined,
): Finding[] {
  if (after?.startedAt === before.startedAt) return [];
  const what = after ? "ended during the load and was started again" : "ended during the load";
  const sentence = `${name} ${what}: its requests meanwhile failed or waited. Its log says why.`;
  return [finding("container-restarted", sentence)];
}

/** A few times are a burst at its start. */
const OFTEN_THROTTLED = 5;

function throttledFindings(
  name: string,
  before: ContainerState | undefined,
  { cpu }: ContainerState,
): Finding[] {
  const times = (cpu?.throttled ?? 0) - (before?.cpu?.throttled ?? 0);
  if (times <= OFTEN_THROTTLED) return [];
  const sentence = `${name} used up its CPU limit ${times} times and waited: it is the limit that was measured. Raise cpus or nginxCpus, or take it for what it is.`;
  return [finding("container-throttled", sentence)];
}
