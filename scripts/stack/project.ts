import { readFileSync } from "node:fs";
import * as path from "node:path";
import { ROOT } from "../setup/paths";

/** The project's name, which every Docker object of its stacks carries as a label. */
export function projectName(): string {
  const text = readFileSync(path.join(ROOT, "Pulumi.yaml"), "utf8");
  const [, name] = /^name: (\S+)$/m.exec(text) ?? [];
  if (name === undefined) throw new Error("Pulumi.yaml: expected a line `name: PROJECT`.");
  return name;
}
