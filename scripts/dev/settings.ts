import { ensureStack } from "../stack/known";
import { projectName } from "../stack/project";

import { defaultImages } from "../../configs/default-images";
import type { Pulumi } from "../stack/pulumi";
import { assertNoProblems } from "../../configs/problems";
import { type DevelopmentSettings, developmentSettings } from "../../program/development";
import { inOrder, readSettings } from "../../program/settings";

/** Whose config counts: what `npm run config` sets, it sets for this one too. */
const STACK = "dev-server";

/** The same for one session, which knows its project. */
export interface SessionSettings extends DevelopmentSettings {
  project: string;
}

/** A value of `pulumi config --json`. */
interface ConfigValue {
  value: string;
  secret: boolean;
}

/**
 * What the config says of the app, for its development.
 * @param appDir instead of the config's, if it is given
 */
export async function settingsOf(
  pulumi: Pulumi,
  appDir: string | undefined,
): Promise<SessionSettings> {
  await ensureStack(pulumi, STACK);
  const shown = ["--json", "--show-secrets", "--stack", STACK];
  const json = await pulumi.run("config", ...shown);
  const config = Object.entries(JSON.parse(json) as Record<string, ConfigValue>);
  const ours = config
    .filter(([key]) => key.startsWith(`${projectName()}:`))
    .map(([key, value]): [string, ConfigValue] => [key.slice(key.indexOf(":") + 1), value]);
  const raw = Object.fromEntries(ours.map(([key, { value }]) => [key, value]));
  const secret = ours.filter(([, value]) => value.secret).map(([key]) => key);
  const settings = readSettings(STACK, { ...raw, ...(appDir && { appDir }) }, secret);
  assertNoProblems(`The config of stack ${STACK}`, inOrder(settings.problems));
  const images = defaultImages(process.env);
  return { ...developmentSettings(settings, images), project: projectName() };
}
