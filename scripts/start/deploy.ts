import { existsSync } from "node:fs";
import * as path from "node:path";
import { appDirectory } from "../app-directory";
import { askedPythons } from "../setup/asked-pythons";
import { ensureImages } from "../setup/images";
import { ROOT } from "../setup/paths";
import { SetupError } from "../setup/run";
import { step } from "../setup/step";
import { publishProblems } from "../../configs/container/published-port";
import { COMPARE_STACK } from "../../program/comparison";
import { isPreset, PRESET_NAMES } from "../../program/presets";
import { HOW_TO_SET } from "../setting";
import { comparisonReport, isComparison } from "./compare";
import { prepareApp } from "./prepare";
import type { StartArguments } from "./arguments";
import type { Pulumi } from "../stack/pulumi";
import { firstFreePort, assertPortFree } from "./ports";
import { ensureStack, stacksToConfigure } from "../stack/known";
import { assertKeptAsWritten } from "../stack/written";
import { assertAnswers } from "./answer";
import { nextSteps, report, type StackOutputs } from "./report";

/** Deploys a stack, which measures it, and prints what came of it. */
export async function deploy(pulumi: Pulumi, { stack, app }: StartArguments): Promise<void> {
  assertKnown(stack);
  assertKeptAsWritten(stack);
  const appDir = app === undefined ? undefined : appDirectory(app, "--app");
  await ensureStack(pulumi, stack);
  if (appDir !== undefined) await useApp(pulumi, appDir, stack);
  if (stack !== COMPARE_STACK) await publish(pulumi, stack);
  const quiet = ["--yes", "--skip-preview", "--suppress-outputs"];
  const code = await pulumi.show("up", ...quiet, "-s", stack);
  if (code !== 0) {
    await assertThresholdsMet(pulumi, stack);
    throw new SetupError(
      `${stack} is not deployed: the lines above say why.\n` +
        `${HOW_TO_SET}\n` +
        "Mend it and run the same command again; nothing has to be cleaned up before.",
    );
  }
  const shown = await pulumi.run("stack", "output", "--json", "-s", stack);
  const outputs = JSON.parse(shown) as StackOutputs;
  if (isComparison(outputs)) {
    process.stdout.write(`${comparisonReport(outputs)}\n`);
    return;
  }
  await assertAnswers(stack, outputs.url);
  process.stdout.write(`${report(stack, outputs)}\n\n${nextSteps(stack, ROOT, outputs)}\n`);
}

/** What failed may be a threshold alone; with another cause the outputs are those of the time before. */
async function assertThresholdsMet(pulumi: Pulumi, stack: string): Promise<void> {
  const shown = await pulumi.ask("stack", "output", "--json", "-s", stack);
  const { thresholds = [], report } = JSON.parse(shown || "{}") as Partial<StackOutputs>;
  if (thresholds.every(({ isMet }) => isMet)) return;
  throw new SetupError(
    `${stack} failed: the lines above say why.\n` +
      "Where it is a threshold that its load test misses, all of it is deployed, and the numbers are shown by\n" +
      `    pulumi stack output -s ${stack}` +
      (report ? `\n    npm run report -- ${stack}` : ""),
  );
}

/** Removes what a stack made on this machine; its config and results stay. */
export async function destroy(pulumi: Pulumi, { stack }: StartArguments): Promise<void> {
  const code = await pulumi.show("destroy", "--yes", "--skip-preview", "-s", stack);
  if (code !== 0) throw new SetupError(`${stack} is not removed: the lines above say why.`);
  process.stdout.write(`\nRemoved ${stack}. Its config and its results in results/ are kept.\n`);
}

function assertKnown(stack: string): void {
  if (
    isPreset(stack) ||
    stack === COMPARE_STACK ||
    existsSync(path.join(ROOT, `Pulumi.${stack}.yaml`))
  )
    return;
  throw new SetupError(
    `STACK: expected one of ${PRESET_NAMES.join(", ")}, ${COMPARE_STACK}, or one that has a Pulumi.STACK.yaml, got ${stack}.\n` +
      "For one of your own, copy Pulumi.dev.yaml to that name and change it.",
  );
}

/** An app's directory, for every preset and for the stack at hand, which may be one of the user's own. */
async function useApp(pulumi: Pulumi, appDir: string, stack: string): Promise<void> {
  const stacks = new Set([...(await stacksToConfigure(pulumi)), stack]);
  stacks.forEach(assertKeptAsWritten);
  const before = askedPythons(ROOT);
  const served = await prepareApp(pulumi, appDir, [...stacks]);
  for (const one of stacks) {
    await pulumi.run("config", "set", "appDir", served, "-s", one);
  }
  const besides = askedPythons(ROOT).filter((version) => !before.includes(version));
  if (besides.length > 0) await step(`Python ${besides.join(", ")}`, ensureImages);
}

/** A page to open: the same port on every run. */
async function publish(pulumi: Pulumi, stack: string): Promise<void> {
  const set = await pulumi.ask("config", "get", "publish", "-s", stack);
  const isChosen = set !== null && set !== "auto";
  // What is no port is for the program to refuse, with all else that it finds.
  if (isChosen) return isPort(set) ? assertPortFree(Number(set), stack) : undefined;
  await pulumi.run("config", "set", "publish", String(await firstFreePort()), "-s", stack);
}

function isPort(text: string): boolean {
  return /^\d+$/.test(text) && publishProblems(Number(text)).length === 0;
}
