import { labelArgv, type Labels } from "../configs/container/labels";
import { exhaustedText, isExhausted } from "../configs/container/taken-addresses";
import { DockerError, dockerLines, tryDocker } from "./lib/docker";
import { JobError, runJob } from "./lib/job";

export interface NetworkInput {
  name: string;
  /** Whether no way leads out of it. */
  internal: boolean;
  options: Record<string, string>;
  labels: Labels;
  /** Such as `10.201.0.0/26`; without them Docker finds some. */
  addresses?: string;
}

/** Makes a network, unless one of its name, which no other stack's has, is there. */
export async function makeNetwork(input: NetworkInput): Promise<{ id: string }> {
  const { name, internal, options, labels, addresses } = input;
  const there = await tryDocker(["network", "inspect", "--format", "{{.Id}}", name]);
  if (there.exitCode === 0) return { id: there.stdout.trim() };
  const opts = Object.entries(options).flatMap(([key, value]) => ["--opt", `${key}=${value}`]);
  const where = addresses === undefined ? [] : ["--subnet", addresses];
  const flags = [...(internal ? ["--internal"] : []), ...where, ...opts, ...labelArgv(labels)];
  const argv = ["network", "create", ...flags, name];
  const made = await tryDocker(argv);
  if (made.exitCode === 0) return { id: made.stdout.trim() };
  throw isExhausted(made.all) ? await noneLeft() : new DockerError(argv, made);
}

async function noneLeft(): Promise<JobError> {
  return new JobError(exhaustedText((await dockerLines(["network", "ls", "--quiet"])).length));
}

if (require.main === module) runJob(makeNetwork);
