import { ensureStack } from "../stack/known.mjs";
import { projectName } from "../stack/project.mjs";
import { load } from "../typescript.mjs";

const { defaultImages } = load("configs/default-images.ts");
const { readSettings } = load("program/settings.ts");

/** Whose config counts: what `npm run config` sets, it sets for this one too. */
const STACK = "dev-server";

/**
 * What the config says of the app, for its development.
 * @param appDir instead of the config's, if it is given
 */
export async function developmentSettings(pulumi, appDir) {
  await ensureStack(pulumi, STACK);
  const shown = ["--json", "--show-secrets", "--stack", STACK];
  const config = Object.entries(JSON.parse(await pulumi.run("config", ...shown)));
  const ours = config
    .filter(([key]) => key.startsWith(`${projectName()}:`))
    .map(([key, value]) => [key.slice(key.indexOf(":") + 1), value]);
  const raw = Object.fromEntries(ours.map(([key, { value }]) => [key, value]));
  const secret = ours.filter(([, value]) => value.secret).map(([key]) => key);
  const settings = readSettings(
    STACK,
    { ...raw, ...(appDir && { appDir }) },
    defaultImages(process.env),
    secret,
  );
  return { ...settings, project: projectName() };
}
