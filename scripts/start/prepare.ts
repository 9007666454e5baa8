import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { type Finding, topKeyOf } from "../../program/doctor/finding";
import { doctorReport } from "../../program/doctor/report";
import { leftovers } from "../../program/doctor/leftovers";
import { type AlreadySet, missingMessage, settle, without } from "../../program/doctor/settle";
import { isSample } from "../../program/sample";
import { look } from "../doctor";
import { SetupError } from "../setup/run";
import { alreadySet } from "./already-set";
import type { Pulumi } from "../stack/pulumi";

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
  const set = await alreadySet(pulumi, stacks.at(-1) ?? "");
  const left = leftBy(set.values.get("appDir"), appDir, set.values);
  const settled = settle(findings, without(set, left));
  const { toSet, missing, kept, open } = settled;
  if (missing.length > 0) throw new SetupError(missingMessage(appDir, settled));
  say([...findings.filter(({ kind }) => ["known", "edit"].includes(kind)), ...open]);
  for (const key of left) await takeBack(pulumi, stacks, key);
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

/** What was set unasked for the app before: of another one nothing of it would be right. */
function leftBy(before: string | undefined, appDir: string, values: AlreadySet["values"]) {
  if (before === undefined || isSample(before) || !existsSync(before)) return [];
  const above = dirname(before);
  // It may be served from a directory below the one that was looked at.
  const around = above === "." ? [] : look(above);
  const isBelow = around.some(({ key, value }) => key === "appDir" && value === before);
  if ([before, ...(isBelow ? [above] : [])].includes(appDir)) return [];
  return leftovers(isBelow ? around : look(before), values);
}

async function takeBack(pulumi: Pulumi, stacks: readonly string[], key: string): Promise<void> {
  const path = key.includes(".") ? ["--path"] : [];
  await Promise.all(
    stacks.map((stack) => pulumi.ask("config", "rm", ...path, "-s", stack, "--", key)),
  );
  tell(`taken back: ${key}, which was set for the app before`);
}

function say(findings: readonly Finding[]): void {
  if (findings.length > 0) process.stderr.write(`${doctorReport(findings)}\n\n`);
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
