import * as pulumi from "@pulumi/pulumi";
import * as fs from "node:fs";
import * as path from "node:path";
import { Proxy } from "../configs/app/choices";
import {
  foretoldWords,
  type Hop,
  hopIn,
  measuredWords,
  readDocument,
  type Served,
} from "../configs/compare/hop";
import { COMPARISON_DOCUMENT } from "../configs/compare/output";
import type { ContainerUse } from "../configs/load/containers";
import { candidateName } from "./comparison";
import type { Settings } from "./settings";

/** What nginx costs a request: as it is foretold before anything runs, and what became of that. */
interface HopOutput {
  foretold: string;
  measured: pulumi.Output<string>;
}

/** The output of a stack; null where no nginx is. */
export function hopOutput(
  { app, topology, tuning }: Pick<Settings, "app" | "topology" | "tuning">,
  containers: pulumi.Output<ContainerUse[]>,
): HopOutput | null {
  if (app.proxy !== Proxy.Nginx) return null;
  const served = { appDir: app.appDir, candidate: candidateName(topology, tuning) };
  const hop = lastHop(served);
  return {
    foretold: foretoldWords(hop, served),
    measured: containers.apply((uses) => measuredWords(hop, proxyUs(uses))),
  };
}

/** What nginx's container took for a request, as it is called in the one app of the program. */
function proxyUs(uses: readonly ContainerUse[]): number | undefined {
  const ms = uses.find(({ name }) => name === "proxy")?.cpuMsPerRequest;
  return ms === undefined ? undefined : 1000 * ms;
}

/** What nginx costs by the newest comparison on disk that has such a way to serve such an app. */
export function lastHop(served: Served, results = "results"): Hop | undefined {
  for (const file of newestFirst(results)) {
    const document = readDocument(fs.readFileSync(file, "utf8"));
    const hop = document && hopIn(document, served);
    if (hop) return hop;
  }
  return undefined;
}

function newestFirst(results: string): string[] {
  const directories = entries(results).flatMap((stack) =>
    entries(path.join(results, stack))
      .filter((name) => name.startsWith("compare-"))
      .map((name) => path.join(results, stack, name)),
  );
  const files = directories.map((directory) => path.join(directory, COMPARISON_DOCUMENT));
  return files
    .map((file) => ({ file, at: fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs }))
    .filter(({ at }) => at !== undefined)
    .sort((one, other) => (other.at ?? 0) - (one.at ?? 0))
    .map(({ file }) => file);
}

/** What is in a directory; nothing in one that is not there, or is none. */
function entries(directory: string): string[] {
  try {
    return fs.readdirSync(directory);
  } catch {
    return [];
  }
}
