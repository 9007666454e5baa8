import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { isRecord } from "../../configs/problems";
import { projectName } from "../stack/project";
import { stackFile } from "../stack/written";
import { allOrNothing } from "./all-or-nothing";
import type { ImportedVariable } from "./import";
import { settingArgv } from "./setting-argv";
import { setOne } from "./write";

/** The two keys that hold variables. */
const KEYS = ["env", "secretEnv"] as const;

/** The names that stand in a stack's file, by the key that has them. */
type Known = Record<(typeof KEYS)[number], string[]>;

/** Sets variables for each stack: for all of them, or for none. */
export async function importInto(
  stacks: readonly string[],
  variables: readonly ImportedVariable[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const before = stacks.map(knownIn);
  const options = { env, remedy: "Nothing was set. Mend it and run the same command again." };
  await allOrNothing(stacks.map(stackFile), async () => {
    // Each stack has a file of its own, so that they need not wait for each other.
    const done = stacks.map(async (stack, index) => {
      for (const one of variables) {
        for (const setting of settingsOf(one, before[index]!))
          await setOne(stack, setting, options);
      }
    });
    const failed = (await Promise.allSettled(done)).find(({ status }) => status === "rejected");
    if (failed?.status === "rejected") throw failed.reason;
  });
  process.stdout.write(`${summary(variables, before).join("\n")}\n`);
}

/** Setting one variable; one that stands under the other key would be there twice. */
function settingsOf({ name, secret, input }: ImportedVariable, known: Known) {
  const [to, other] = secret ? (["secretEnv", "env"] as const) : (["env", "secretEnv"] as const);
  const set = settingArgv({ verb: "set", secret, path: true, key: `${to}.${name}` });
  const rm = settingArgv({ verb: "rm", path: true, key: `${other}.${name}` });
  return [...(known[other].includes(name) ? [{ argv: rm, input: "" }] : []), { argv: set, input }];
}

/** What is in a stack's file before. */
function knownIn(stack: string): Known {
  const file = stackFile(stack);
  const parsed: unknown = existsSync(file) ? parse(readFileSync(file, "utf8")) : undefined;
  const config = isRecord(parsed) && isRecord(parsed.config) ? parsed.config : {};
  const namesOf = (key: string) => {
    const value = config[`${projectName()}:${key}`];
    return isRecord(value) ? Object.keys(value) : [];
  };
  return { env: namesOf("env"), secretEnv: namesOf("secretEnv") };
}

/** What was done, by name: a value is never shown. */
function summary(variables: readonly ImportedVariable[], before: readonly Known[]): string[] {
  const wasThere = ({ name }: ImportedVariable) =>
    before.some((known) => KEYS.some((key) => known[key].includes(name)));
  const line = (what: string, some: readonly ImportedVariable[]) =>
    some.length > 0 ? [`${what}: ${some.map(({ name }) => name).join(", ")}`] : [];
  return [
    ...line(
      "Secret (secretEnv)",
      variables.filter(({ secret }) => secret),
    ),
    ...line(
      "In plain text (env)",
      variables.filter(({ secret }) => !secret),
    ),
    ...line("Replaced, as they were set before", variables.filter(wasThere)),
  ];
}
