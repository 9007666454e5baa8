const { onPath } = require("./paths");
const { ourPlace } = require("./pulumi");
const { buildCompose } = require("./pulumi-build");
const { tryRun } = require("./run");

/** The oldest that deployments are measured beside. */
const OLDEST = 5;

/**
 * A Docker Compose as a program of its own: the one on PATH, else one built from Go modules.
 * @param {import("./step").Show} show
 */
async function ensureCompose(show) {
  const found = onPath("docker-compose");
  const { stdout } = found ? await tryRun(found, ["version", "--short"]) : { stdout: "" };
  const own = stdout.trim().replace(/^v/, "");
  if (found && Number(own.split(".")[0]) >= OLDEST)
    return { program: found, summary: `${own} on PATH` };
  const program = await buildCompose(ourPlace(), show);
  const built = await tryRun(program, ["version", "--short"]);
  return { program, summary: `${built.stdout.trim()}, built from Go modules` };
}

module.exports = { ensureCompose };
