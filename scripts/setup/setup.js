const { mkdirSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { ensureBackend } = require("./backend");
const { ensureDocker } = require("./docker");
const { ensureImages } = require("./images");
const { ROOT } = require("./paths");
const { ensurePulumi } = require("./pulumi");
const { step } = require("./step");

/** Where `npm run env` finds what the last set-up chose. */
const ENVIRONMENT_FILE = path.join(ROOT, ".flask-serving", "environment.json");

/**
 * What runs pulumi: variables, and the directory to put on PATH, if any.
 * @typedef {{ bin: string | null, variables: Record<string, string> }} Environment
 */

/**
 * Makes this machine ready, step by step; what is there is left alone.
 * @returns {Promise<Environment>}
 */
async function setUp() {
  await step("Docker", ensureDocker);
  const pulumi = await step("Pulumi", ensurePulumi);
  const images = await step("images", ensureImages);
  const backend = await step("state", async () => ensureBackend());
  const environment = {
    bin: pulumi.bin,
    variables: {
      ...(pulumi.home && { PULUMI_HOME: pulumi.home }),
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // The language host of toolchain/ has ts-node all the same: it is to check no types, as npm test does.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      ...backend.env,
      ...images.env,
    },
  };
  mkdirSync(path.dirname(ENVIRONMENT_FILE), { recursive: true });
  writeFileSync(ENVIRONMENT_FILE, JSON.stringify(environment, null, 2), { mode: 0o600 });
  return environment;
}

/**
 * The environment of a process that runs pulumi.
 * @param {Environment} environment
 * @returns {NodeJS.ProcessEnv}
 */
function processEnvironment({ bin, variables }) {
  const { PATH = "" } = process.env;
  return { ...process.env, ...variables, PATH: bin ? `${bin}${path.delimiter}${PATH}` : PATH };
}

module.exports = { ENVIRONMENT_FILE, setUp, processEnvironment };
