const { existsSync } = require("node:fs");
const path = require("node:path");
const { buildPulumi, buildYaml } = require("./pulumi-build");
const { downloadPulumi } = require("./pulumi-download");
const { cacheDirectory, onPath } = require("./paths");
const { run, SetupError, tryRun } = require("./run");

/**
 * The directory of the programs, and the PULUMI_HOME.
 * @typedef {{ bin: string, home: string }} Place
 */

/** The Pulumi that is fetched where there is none, and the plugins of the npm packages in use. */
const VERSIONS = { pulumi: "3.259.0", docker: "5.2.0", command: "1.2.1" };
const OLDEST = { major: 3, minor: 200 };

/**
 * A pulumi with its plugins: the one on PATH, else the official release, else one built from Go modules.
 * @param {import("./step").Show} show
 * @returns the directory to put on PATH and the PULUMI_HOME, both null for the user's own pulumi
 */
async function ensurePulumi(show) {
  const own = await pulumiOnPath();
  if (own) {
    await installPlugins({ show });
    return { bin: null, home: null, summary: `${own} on PATH` };
  }
  const here = ourPlace();
  /** @param {string} mark */
  const isThere = (mark) => existsSync(path.join(here.bin, mark));
  const hasOne = isThere("built") || isThere("downloaded");
  const how = hasOne ? null : await downloadPulumi(here, VERSIONS, show);
  if (isThere("downloaded")) {
    await installPlugins({ ...here, show });
    return { ...here, summary: `${VERSIONS.pulumi}, the official release` };
  }
  if (how && !onPath("go")) {
    const oldest = `${OLDEST.major}.${OLDEST.minor}`;
    throw new SetupError(
      `There is no pulumi ${oldest} or later on PATH, its release cannot be downloaded (${how.reason}), and there is no go to build it.\n` +
        "Install Pulumi (https://www.pulumi.com/docs/install/) or Go 1.26, then run this again.",
    );
  }
  return { ...here, ...(await buildPulumi(here, VERSIONS, show)) };
}

/**
 * What runs YAML programs, for the tests that do: each official Pulumi has it.
 * @param {string | null} bin the directory that `ensurePulumi` chose
 * @param {import("./step").Show} show
 */
async function ensureYaml(bin, show) {
  const isBuilt = bin !== null && existsSync(path.join(bin, "built"));
  return isBuilt ? await buildYaml(ourPlace(), show) : { summary: "comes with Pulumi" };
}

/** @returns {Place} */
function ourPlace() {
  const root = path.join(cacheDirectory(), `pulumi-${VERSIONS.pulumi}`);
  return { bin: path.join(root, "bin"), home: path.join(root, "home") };
}

async function pulumiOnPath() {
  // Ours, when this runs in a shell after `npm run env`, is found again below.
  const ours = path.join(cacheDirectory(), "pulumi-");
  if (!onPath("pulumi") || onPath("pulumi")?.startsWith(ours)) return null;
  const { stdout } = await tryRun("pulumi", ["version"]);
  const [major = 0, minor = 0] = stdout.trim().replace(/^v/, "").split(".").map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)
    ? stdout.trim()
    : null;
}

/**
 * Asks for the official plugins once: pulumi itself knows which are there.
 * @param {Partial<Place> & { show: import("./step").Show }} where
 */
async function installPlugins({ bin, home, show }) {
  const env = { ...(home && { PULUMI_HOME: home }), PULUMI_SKIP_UPDATE_CHECK: "true" };
  const pulumi = bin ? path.join(bin, "pulumi") : "pulumi";
  const { stdout } = await run(pulumi, ["plugin", "ls", "--json"], { env });
  /** @type {{ name: string, version: string }[]} */
  const plugins = JSON.parse(stdout);
  const there = plugins.map(({ name, version }) => `${name} ${version}`);
  const { docker, command } = VERSIONS;
  for (const [name, version] of Object.entries({ docker, command })) {
    if (there.includes(`${name} ${version}`)) continue;
    show(`downloading the ${name} plugin ${version}`);
    await run(pulumi, ["plugin", "install", "resource", name, version], {
      env,
      remedy: "Install the plugin by that command where its download can be reached.",
    });
  }
}

module.exports = { VERSIONS, ensurePulumi, ensureYaml, ourPlace };
