import { PRESETS } from "../start/arguments.mjs";

/** Makes a stack where there is none yet. */
export async function ensureStack(pulumi, stack) {
  const known = JSON.parse(await pulumi.run("stack", "ls", "--json"));
  if (!known.some(({ name }) => name === stack)) await pulumi.run("stack", "init", stack);
}

/** The stacks that what is set for all is set for: the presets, made where they are missing. */
export async function stacksToConfigure(pulumi) {
  for (const stack of PRESETS) await ensureStack(pulumi, stack);
  return PRESETS;
}
