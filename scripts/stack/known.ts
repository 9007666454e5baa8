import type { Pulumi } from "./pulumi";
import { PRESET_NAMES } from "../../program/presets";

/** Makes a stack where there is none yet. */
export async function ensureStack(pulumi: Pulumi, stack: string): Promise<void> {
  const known = JSON.parse(await pulumi.run("stack", "ls", "--json")) as { name: string }[];
  if (!known.some(({ name }) => name === stack)) await pulumi.run("stack", "init", stack);
}

/** The stacks that what is set for all is set for: the presets, made where they are missing. */
export async function stacksToConfigure(pulumi: Pulumi): Promise<readonly string[]> {
  for (const stack of PRESET_NAMES) await ensureStack(pulumi, stack);
  return PRESET_NAMES;
}
