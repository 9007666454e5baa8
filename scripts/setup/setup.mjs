import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ensureBackend } from "./backend.mjs";
import { ensureDocker } from "./docker.mjs";
import { ensureImages } from "./images.mjs";
import { ensureNodeModules } from "./node-modules.mjs";
import { ROOT } from "./paths.mjs";
import { ensurePulumi } from "./pulumi.mjs";
import { step } from "./step.mjs";

/** Where `npm run env` finds what the last set-up chose. */
export const ENVIRONMENT_FILE = path.join(ROOT, ".flask-serving", "environment.json");

/**
 * Makes this machine ready, step by step; what is there is left alone.
 * @returns the variables to run pulumi with; `bin` is the directory to put on PATH, if any
 */
export async function setUp() {
  await step("npm packages", ensureNodeModules);
  await step("Docker", ensureDocker);
  const pulumi = await step("Pulumi", ensurePulumi);
  const images = await step("images", ensureImages);
  const backend = await step("state", async () => ensureBackend());
  const environment = {
    bin: pulumi.bin,
    variables: {
      ...(pulumi.home && { PULUMI_HOME: pulumi.home }),
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // Types are checked by npm test: to check them at each run took a third of it.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      ...backend.env,
      ...images.env,
    },
  };
  mkdirSync(path.dirname(ENVIRONMENT_FILE), { recursive: true });
  writeFileSync(ENVIRONMENT_FILE, JSON.stringify(environment, null, 2), { mode: 0o600 });
  return environment;
}

/** The environment of a process that runs pulumi. */
export function processEnvironment({ bin, variables }) {
  const { PATH = "" } = process.env;
  return { ...process.env, ...variables, PATH: bin ? `${bin}${path.delimiter}${PATH}` : PATH };
}
