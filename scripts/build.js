// What `npm pack` takes: compiled JavaScript with types, the programs that run inside containers, and the
// schema by which other languages know the components.
const { cpSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { fail } = require("./setup/fail");
const { packageSchema } = require("./schema");
const { ROOT } = require("./setup/paths");
const { run } = require("./setup/run");

const DIST = path.join(ROOT, "dist");
/** What is no TypeScript. */
const COPIED = [path.join("jobs", "payload"), path.join("provider", "PulumiPlugin.yaml")];

async function build() {
  rmSync(DIST, { recursive: true, force: true });
  const tsc = path.join(ROOT, "node_modules", ".bin", "tsc");
  await run(tsc, ["--project", "tsconfig.build.json"], { cwd: ROOT });
  for (const one of COPIED) {
    cpSync(path.join(ROOT, one), path.join(DIST, one), { recursive: true });
  }
  const schema = path.join(DIST, "provider", "schema.json");
  writeFileSync(schema, JSON.stringify(packageSchema(), null, 2));
}

build().catch(fail);
