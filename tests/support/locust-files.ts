import { existsSync, readFileSync } from "node:fs";
import type { RunFiles } from "../../configs/load/result";

/** The versions of Locust whose files are fixtures: the oldest that is read, and the newest. */
export const LOCUSTS = ["2.12.1", "2.47.0"];

const ROOT = "tests/fixtures/locust";

/** What a run of 10 users for 2 s left, as it was written. */
export function filesOf(version: string, test: "calm" | "odd" = "calm"): RunFiles {
  const read = (name: string) => {
    const file = `${ROOT}/${version}/${test}/${name}`;
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  };
  return {
    csv: read("output_stats.csv"),
    failures: read("output_failures.csv"),
    histogram: read("histogram.json"),
    window: read("window.json"),
    seconds: read("seconds.csv"),
    exitCode: 0,
  };
}

/** What Locust's own writer wrote, without the measuring side. */
export function ownFile(version: string, name: string): string {
  return readFileSync(`${ROOT}/${version}/own/${name}`, "utf8");
}
