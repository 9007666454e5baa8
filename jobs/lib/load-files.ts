import * as fs from "node:fs";
import * as path from "node:path";
import { LOAD_TEST, MEASURING, RESULTS_DIRECTORY } from "../../configs/load/locust-argv";
import { JobError } from "./job";
import { PAYLOAD } from "./payload";

/** The files that a load test is made of; their bytes are as they are: Python itself says what they mean. */
export interface LoadFiles {
  /** Absent where `paths` are asked for. */
  locustfile?: string;
  /** The directory that is taken with it, and which of its files. */
  loadDir?: string;
  files?: readonly string[];
}

const MEASURING_FILES = path.join(PAYLOAD, "load");

/** All that Locust's container is given, by the paths that it has there. */
export function loadFiles({ locustfile, loadDir, files = [] }: LoadFiles): Map<string, Buffer> {
  const measuring = ["flask_serving_measure.py", ...inside("flask_serving")];
  const own =
    locustfile === undefined
      ? [[`${LOAD_TEST}/locustfile.py`, path.join(MEASURING_FILES, "paths.py")] as const]
      : files.map((file) => [`${LOAD_TEST}/${file}`, path.join(loadDir ?? "", file)] as const);
  return new Map([
    [`${RESULTS_DIRECTORY}/.keep`, Buffer.alloc(0)],
    ...measuring.map(
      (file) => [`${MEASURING}/${file}`, read(path.join(MEASURING_FILES, file))] as const,
    ),
    ...own.map(([to, from]) => [to, read(from)] as const),
  ]);
}

function inside(directory: string): string[] {
  return fs
    .readdirSync(path.join(MEASURING_FILES, directory))
    .filter((file) => file.endsWith(".py"))
    .map((file) => `${directory}/${file}`);
}

function read(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new JobError(`${file} cannot be read, for the load test: ${code}.`);
  }
}
