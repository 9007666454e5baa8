import * as fs from "node:fs";
import * as path from "node:path";
import type { Labels } from "../configs/container/labels";
import { killedFindings } from "../configs/load/killed";
import {
  LOCUSTFILE,
  locustArgv,
  MEASURE_FILE,
  measureEnv,
  RESULT_FILES,
  STATS_FILE,
  WINDOW_FILE,
} from "../configs/load/locust-argv";
import type { LoadRun } from "../configs/load/plan";
import { type LoadResult, readResult } from "../configs/load/result";
import { docker, lastLines, tryDocker } from "./lib/docker";
import { PAYLOAD } from "./lib/payload";
import { JobError, progress, runJob } from "./lib/job";
import type { Ended } from "./lib/process";
import { probe } from "./lib/probe";
import { stackMemory } from "./lib/stack-memory";
import { startLoadContainer } from "./lib/start-load-container";
import { writeResults } from "./lib/write-results";

export interface LoadInput extends LoadRun {
  /** Absent where `paths` are asked for. */
  locustfile?: string;
  /** The networks on which the service answers. */
  networks: string[];
  labels: Labels;
  stack: string;
}

/** Runs one load test in a container of its own, which is gone when this ends, and keeps its results. */
export async function runLoad(input: LoadInput): Promise<LoadResult> {
  const container = await startLoadContainer(input, input.networks, input.labels);
  const remove = () => tryDocker(["rm", "--force", "--volumes", container]);
  const interrupted = () => void remove().then(() => process.exit(130));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    return await measure(input, container);
  } finally {
    await remove();
  }
}

async function measure(input: LoadInput, container: string): Promise<LoadResult> {
  await probe(container, input.endpoint);
  await copyIn(container, input.locustfile ?? path.join(PAYLOAD, "paths.py"), LOCUSTFILE);
  await copyIn(container, path.join(PAYLOAD, "measure.py"), MEASURE_FILE);
  const before = await stackMemory(input.labels);
  const locust = await runLocust(input, container);
  const killed = killedFindings(before, await stackMemory(input.labels));
  const files = await readFiles(container);
  const csv = files[STATS_FILE];
  if (csv === undefined) throw notMeasured(locust);
  const directory = writeResults(input, files);
  const { exitCode } = locust;
  return {
    stats: readResult(input.kind, { csv, window: files[WINDOW_FILE], exitCode, killed }),
    statsCsv: path.posix.join(directory, STATS_FILE),
  };
}

/** Its bytes as they are: Python itself says what they mean. */
async function copyIn(container: string, from: string, to: string): Promise<void> {
  const input = fs.readFileSync(from);
  await docker(["exec", "--interactive", container, "sh", "-c", 'cat > "$0"', to], { input });
}

function runLocust(input: LoadInput, container: string): Promise<Ended> {
  const env = Object.entries(measureEnv(input)).flatMap(([key, value]) => [
    "--env",
    `${key}=${value}`,
  ]);
  const argv = ["exec", ...env, container, ...locustArgv(input)];
  return tryDocker(argv, { onLine: progress });
}

/** What the measuring side has written, however Locust ended: no result is lost. */
async function readFiles(container: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of RESULT_FILES) {
    const { exitCode, stdout } = await tryDocker(["exec", container, "cat", name]);
    if (exitCode === 0) files[name] = stdout;
  }
  return files;
}

function notMeasured({ exitCode, all }: Ended): JobError {
  return new JobError(
    `Locust ended with ${exitCode} before it measured. Its last lines:\n${lastLines(all)}`,
  );
}

if (require.main === module) runJob(runLoad);
