import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { assertNoProblems } from "../../configs/problems";
import { writtenProblems } from "../../program/written";
import { ROOT } from "../setup/paths";
import { projectName } from "./project";

/** The file with a stack's config. */
export function stackFile(stack: string): string {
  return path.join(ROOT, `Pulumi.${stack}.yaml`);
}

/**
 * Refuses a stack's file with values that Pulumi would write back changed, before it does: afterwards nobody
 * could tell.
 */
export function assertKeptAsWritten(stack: string): void {
  const file = stackFile(stack);
  if (!existsSync(file)) return;
  const problems = writtenProblems(projectName(), readFileSync(file, "utf8"));
  assertNoProblems(path.basename(file), problems);
}
