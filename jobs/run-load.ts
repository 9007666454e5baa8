import * as fs from "node:fs";
import * as path from "node:path";
import { Label, labelFilters, type Labels } from "../configs/container/labels";
import { fingerprint } from "../configs/fingerprint";
import { LOAD_CONTAINER } from "../configs/load/container";
import {
  LOCUSTFILE,
  locustArgv,
  MEASURE_FILE,
  measureEnv,
  RESULT_FILES,
} from "../configs/load/locust-argv";
import { parseLocustStats } from "../configs/load/parse-stats";
import type { LoadRun } from "../configs/load/plan";
import type { LoadResult } from "../configs/load/result";
import type { LoadWindow } from "../configs/load/window";
import { docker, dockerLines, lastLines, tryDocker } from "./lib/docker";
import { PAYLOAD } from "./lib/payload";
import { JobError, progress, runJob } from "./lib/job";
import { probe } from "./lib/probe";
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

type ResultFiles = Record<(typeof RESULT_FILES)[number], string>;

/** Runs one load test in a container of its own, which is gone when this ends, and keeps its results. */
export async function runLoad(input: LoadInput): Promise<LoadResult> {
  // Another directory may hold a stack of the same name: its load is not a leftover of this one's.
  const labels = { ...input.labels, [Label.RunFrom]: fingerprint(process.cwd()) };
  await removeLeftovers(labels);
  const container = await startLoadContainer(input, input.networks, labels);
  const remove = () => tryDocker(["rm", "--force", "--volumes", container]);
  const interrupted = () => void remove().then(() => process.exit(130));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    return await measure(input, container);
  } finally {
    await remove();
  }
}

/** What an `up` that was killed left behind. */
async function removeLeftovers(labels: Labels): Promise<void> {
  const filters = ["--filter", `name=^${LOAD_CONTAINER}$`, ...labelFilters(labels)];
  for (const id of await dockerLines(["ps", "--all", "--quiet", ...filters])) {
    progress("removing the load container that an earlier run left behind");
    await tryDocker(["rm", "--force", "--volumes", id]);
  }
}

async function measure(input: LoadInput, container: string): Promise<LoadResult> {
  await probe(container, input.endpoint);
  await copyIn(container, input.locustfile ?? path.join(PAYLOAD, "paths.py"), LOCUSTFILE);
  await copyIn(container, path.join(PAYLOAD, "measure.py"), MEASURE_FILE);
  const printed = await runLocust(input, container);
  const files = await readResults(container, printed);
  const directory = writeResults(input, files);
  // A result that cannot be read is told now, when its files are safe.
  parseLocustStats(files["output_stats.csv"]);
  return {
    kind: input.kind,
    csv: files["output_stats.csv"],
    statsCsv: path.posix.join(directory, "output_stats.csv"),
    window: JSON.parse(files["window.json"]) as LoadWindow,
  };
}

async function copyIn(container: string, from: string, to: string): Promise<void> {
  const input = fs.readFileSync(from, "utf8");
  await docker(["exec", "--interactive", container, "sh", "-c", 'cat > "$0"', to], { input });
}

/** With 1 Locust says that it measured failures, which are results too; anything else is no measurement. */
async function runLocust(input: LoadInput, container: string): Promise<string> {
  const env = Object.entries(measureEnv(input)).flatMap(([key, value]) => [
    "--env",
    `${key}=${value}`,
  ]);
  const argv = ["exec", ...env, container, ...locustArgv(input)];
  const { exitCode, all } = await tryDocker(argv, { onLine: progress });
  if (exitCode === 0 || exitCode === 1) return all;
  throw new JobError(`Locust failed with ${exitCode}. Its last lines:\n${lastLines(all)}`);
}

async function readResults(container: string, printed: string): Promise<ResultFiles> {
  const files: Partial<ResultFiles> = {};
  for (const name of RESULT_FILES) {
    const { exitCode, stdout } = await tryDocker(["exec", container, "cat", name]);
    if (exitCode !== 0) {
      throw new JobError(
        `Locust ended before it measured: it wrote no ${name}. Its last lines:\n${lastLines(printed)}`,
      );
    }
    files[name] = stdout;
  }
  return files as ResultFiles;
}

if (require.main === module) runJob(runLoad);
