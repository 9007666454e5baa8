import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../setup/paths.mjs";

/** The project's name, which every Docker object of its stacks carries as a label. */
export function projectName() {
  return /^name: (\S+)$/m.exec(readFileSync(path.join(ROOT, "Pulumi.yaml"), "utf8"))[1];
}

/** The arguments by which a docker command lists only what has these labels. */
export function labelFilters(labels) {
  return Object.entries(labels).flatMap(([key, value]) => ["--filter", `label=${key}=${value}`]);
}
