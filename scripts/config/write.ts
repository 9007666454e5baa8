import { run } from "../setup/run";
import { ROOT } from "../setup/paths";

/** What pulumi is told about one stack: its arguments after `pulumi config`, and what is on its stdin. */
export interface Setting {
  argv: string[];
  input: string;
}

/** Sets a value for one stack. */
export async function setOne(
  stack: string,
  { argv: [verb = "", ...rest], input }: Setting,
  { env, remedy }: { env: NodeJS.ProcessEnv; remedy: string },
): Promise<void> {
  const words = ["config", verb, "--stack", stack, "--non-interactive", ...rest];
  await run("pulumi", words, { cwd: ROOT, env, input, remedy });
}

/** Sets a value for each stack. */
export async function setForEach(
  stacks: readonly string[],
  setting: Setting,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  for (const [index, stack] of stacks.entries()) {
    await setOne(stack, setting, { env, remedy: halfDone(stacks, index) });
  }
}

/** What the user has to know when one of several stacks refuses what the others have by now. */
function halfDone(stacks: readonly string[], failed: number): string {
  const done = stacks.slice(0, failed).join(", ") || "none";
  const rest = stacks.slice(failed).join(", ");
  return `Done for ${done}, not for ${rest}. Mend it and run the same command again.`;
}
