import { type Finding, topKeyOf } from "../../program/doctor/finding";
import { doctorReport } from "../../program/doctor/report";
import { missingMessage, settle } from "../../program/doctor/settle";
import { isSample } from "../../program/sample";
import { look } from "../doctor";
import { SetupError } from "../setup/run";
import { projectName } from "../stack/project";
import type { Pulumi } from "./pulumi";

/**
 * Looks at an app before it is deployed for the first time: what is plain is set and said, what is not is
 * asked for in one message. What is set already stays.
 * @returns the directory to serve it from, which may be one below
 * @throws SetupError that lists the command for each setting that only its author knows
 */
export async function prepareApp(
  pulumi: Pulumi,
  appDir: string,
  stacks: readonly string[],
): Promise<string> {
  if (isSample(appDir)) return appDir;
  const findings = look(appDir);
  const settled = settle(findings, await alreadySet(pulumi, stacks.at(-1) ?? ""));
  const { toSet, missing, kept, open } = settled;
  if (missing.length > 0) throw new SetupError(missingMessage(appDir, settled));
  say([...findings.filter(({ kind }) => ["known", "edit"].includes(kind)), ...open]);
  const below = toSet.find(({ key }) => key === "appDir");
  for (const finding of toSet.filter((one) => one !== below)) {
    await setForAll(pulumi, stacks, finding);
  }
  for (const { key, value, why } of toSet) tell(`set: ${key} ${value} (${why})`);
  for (const { key, value } of kept) tell(`kept as it is set: ${key}, and not ${value}`);
  return below?.value ?? appDir;
}

async function setForAll(
  pulumi: Pulumi,
  stacks: readonly string[],
  finding: Finding & { value: string },
): Promise<void> {
  const { key, value } = finding;
  const path = topKeyOf(finding) === key ? [] : ["--path"];
  // Each has a file of its own.
  await Promise.all(
    stacks.map((stack) =>
      pulumi.run("config", "set", "--type", "string", ...path, "-s", stack, "--", key, value),
    ),
  );
}

async function alreadySet(pulumi: Pulumi, stack: string) {
  const json = await pulumi.run("config", "--json", "--show-secrets", "-s", stack);
  const prefix = `${projectName()}:`;
  const config = Object.entries(JSON.parse(json || "{}") as Record<string, { value?: string }>)
    .filter(([key, { value }]) => key.startsWith(prefix) && value !== "auto" && value !== "")
    .map(([key, { value }]) => ({ key: key.slice(prefix.length), value }));
  const names = config
    .filter(({ key }) => ["env", "secretEnv"].includes(key))
    .flatMap(({ value }) => Object.keys(JSON.parse(value ?? "{}") as object));
  return { keys: new Set(config.map(({ key }) => key)), variables: new Set(names) };
}

function say(findings: readonly Finding[]): void {
  if (findings.length > 0) process.stderr.write(`${doctorReport(findings)}\n\n`);
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
