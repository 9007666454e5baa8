// What `npm pack` takes: compiled JavaScript with types, and the programs that run inside containers.
const { cpSync, rmSync } = require("node:fs");
const path = require("node:path");
const { fail } = require("./setup/fail");
const { ROOT } = require("./setup/paths");
const { run } = require("./setup/run");

const DIST = path.join(ROOT, "dist");
const PAYLOAD = path.join("jobs", "payload");

async function build() {
  rmSync(DIST, { recursive: true, force: true });
  const tsc = path.join(ROOT, "node_modules", ".bin", "tsc");
  await run(tsc, ["--project", "tsconfig.build.json"], { cwd: ROOT });
  cpSync(path.join(ROOT, PAYLOAD), path.join(DIST, PAYLOAD), { recursive: true });
}

build().catch(fail);
