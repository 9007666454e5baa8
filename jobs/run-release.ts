import * as path from "node:path";
import { dockerCreateArgv, type Mount } from "../configs/container/docker-argv";
import type { Labels } from "../configs/container/labels";
import { failureText } from "../configs/container/failure-text";
import type { ContainerSpec } from "../configs/container/spec";
import { docker, tryDocker } from "./lib/docker";
import { JobError, progress, runJob } from "./lib/job";
import type { Ended } from "./lib/process";
import { takeName } from "./lib/take-name";

export interface ReleaseInput {
  /** What it is, for messages. */
  what: string;
  /** The name of its container: while one has it, no other one runs. */
  container: string;
  spec: ContainerSpec;
  timeoutSeconds: number;
  image: string;
  /** The networks that it joins. */
  networks: string[];
  labels: Labels;
  secretEnv: Record<string, string>;
  /** Directories of the host that it has besides its data. */
  mounts?: Mount[];
  /** Whether SELinux has to be told that containers use its data. */
  relabel?: boolean;
}

/**
 * Runs a release command to its end, in a container that nothing is left of. One that a killed deployment
 * left is waited for, not ended: it may be half-way through a migration that has to be whole.
 * @throws JobError where it fails, with its last lines
 */
export async function runRelease(input: ReleaseInput): Promise<object> {
  const container = await make(input);
  // Told to end, not killed: what it has begun is rolled back. Whoever waits here then hears that it failed.
  const end = () => void tryDocker(["stop", container]);
  process.once("SIGINT", end).once("SIGTERM", end);
  try {
    await run(input, container);
  } finally {
    process.off("SIGINT", end).off("SIGTERM", end);
    await tryDocker(["rm", "--force", "--volumes", container]);
  }
  return {};
}

async function run(input: ReleaseInput, container: string): Promise<void> {
  for (const other of input.networks.slice(1)) {
    await docker(["network", "connect", other, container]);
  }
  progress(`${input.what}: ${commandOf(input)}`);
  const start = performance.now();
  const ended = await tryDocker(["start", "--attach", container], { onLine: progress });
  if (ended.exitCode !== 0) throw failure(input, ended, (performance.now() - start) / 1000);
}

/** Makes its container once no other one of the project runs. */
function make(input: ReleaseInput): Promise<string> {
  const {
    what,
    container: name,
    spec,
    image,
    networks,
    labels,
    secretEnv,
    mounts = [],
    relabel,
  } = input;
  const data = spec.data.map(({ hostPath, containerPath }) => ({
    source: path.resolve(hostPath),
    target: containerPath,
    ...(relabel && { relabel }),
  }));
  const argv = dockerCreateArgv(spec, {
    ...{ name, image, labels, network: networks[0] ?? "none", alias: what },
    ...{ mounts: [...mounts, ...data], secretEnv: Object.keys(secretEnv), isRemoved: true },
  });
  const waiting = `another release of this project runs on this host: docker logs ${name}`;
  return takeName(argv, { name, what, waiting }, { env: secretEnv });
}

function failure(input: ReleaseInput, { exitCode, all }: Ended, seconds: number): JobError {
  const head = [
    `${input.what} ${howItEnded(input, exitCode, seconds)}: ${commandOf(input)}`,
    "Nothing of the new version serves, and what served before serves on. " +
      "Mend the cause and deploy again: it is run again then.",
  ];
  return new JobError(failureText(all, head.join("\n")));
}

/** Source of the numbers: coreutils' timeout, which 124 is of, and 128 + 9 of what was killed. */
function howItEnded({ timeoutSeconds, spec }: ReleaseInput, exitCode: number, seconds: number) {
  const isKilled = exitCode === 137;
  if ((exitCode === 124 || isKilled) && seconds >= timeoutSeconds) {
    return `did not end within ${timeoutSeconds} s (releaseTimeoutSeconds), and was ended`;
  }
  return isKilled
    ? `was killed, perhaps since it needed more memory than its limit of ${spec.memoryMb} MiB`
    : `failed with ${exitCode}`;
}

function commandOf({ spec }: ReleaseInput): string {
  return spec.command.at(-1) ?? "";
}

if (require.main === module) runJob(runRelease);
