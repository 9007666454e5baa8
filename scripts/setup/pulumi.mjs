import { existsSync } from "node:fs";
import path from "node:path";
import { buildPulumi } from "./pulumi-build.mjs";
import { downloadPulumi } from "./pulumi-download.mjs";
import { cacheDirectory, onPath } from "./paths.mjs";
import { run, SetupError, tryRun } from "./run.mjs";

/** The Pulumi that is fetched where there is none, and the plugins of the npm packages in use. */
export const VERSIONS = { pulumi: "3.259.0", docker: "5.2.0", command: "1.2.1" };
const OLDEST = [3, 200];

/**
 * A pulumi with its plugins: the one on PATH, else the official release, else one built from Go modules.
 * @returns the directory to put on PATH and the PULUMI_HOME, both null for the user's own pulumi
 */
export async function ensurePulumi(show) {
  const own = await pulumiOnPath();
  if (own) {
    await installPlugins({ show });
    return { bin: null, home: null, summary: `${own} on PATH` };
  }
  const root = path.join(cacheDirectory(), `pulumi-${VERSIONS.pulumi}`);
  const here = { bin: path.join(root, "bin"), home: path.join(root, "home") };
  const how = existsSync(path.join(here.bin, "built"))
    ? null
    : await downloadPulumi(here, VERSIONS, show);
  if (how?.downloaded || existsSync(path.join(here.bin, "downloaded"))) {
    await installPlugins({ ...here, show });
    return { ...here, summary: `${VERSIONS.pulumi}, the official release` };
  }
  if (!onPath("go")) {
    throw new SetupError(
      `There is no pulumi on PATH, its release cannot be downloaded (${how?.reason}), and there is no go to build it.\n` +
        "Install Pulumi (https://www.pulumi.com/docs/install/) or Go 1.26, then run this again.",
    );
  }
  return { ...here, ...(await buildPulumi(here, VERSIONS, show)) };
}

async function pulumiOnPath() {
  // Ours, when this runs in a shell after `npm run env`, is found again below.
  const ours = path.join(cacheDirectory(), "pulumi-");
  if (!onPath("pulumi") || onPath("pulumi").startsWith(ours)) return null;
  const { stdout } = await tryRun("pulumi", ["version"]);
  const [major = 0, minor = 0] = stdout.trim().replace(/^v/, "").split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]) ? stdout.trim() : null;
}

/** Asks for the official plugins once: pulumi itself knows which are there. */
async function installPlugins({ bin, home, show }) {
  const env = { ...(home && { PULUMI_HOME: home }), PULUMI_SKIP_UPDATE_CHECK: "true" };
  const pulumi = bin ? path.join(bin, "pulumi") : "pulumi";
  const { stdout } = await run(pulumi, ["plugin", "ls", "--json"], { env });
  const there = JSON.parse(stdout).map(({ name, version }) => `${name} ${version}`);
  for (const name of ["docker", "command"]) {
    if (there.includes(`${name} ${VERSIONS[name]}`)) continue;
    show(`downloading the ${name} plugin ${VERSIONS[name]}`);
    await run(pulumi, ["plugin", "install", "resource", name, VERSIONS[name]], {
      env,
      remedy: "Install the plugin by that command where its download can be reached.",
    });
  }
}
