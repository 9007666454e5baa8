// What `npm pack` takes: compiled JavaScript with types, and the programs that run inside containers.
import { copyFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fail } from "./fail.mjs";
import { ROOT } from "./setup/paths.mjs";
import { run } from "./setup/run.mjs";

const DIST = path.join(ROOT, "dist");

async function build() {
  rmSync(DIST, { recursive: true, force: true });
  const tsc = path.join(ROOT, "node_modules", ".bin", "tsc");
  await run(tsc, ["--project", "tsconfig.build.json"], { cwd: ROOT });
  for (const file of readdirSync(path.join(ROOT, "jobs")).filter((name) => name.endsWith(".py"))) {
    copyFileSync(path.join(ROOT, "jobs", file), path.join(DIST, "jobs", file));
  }
}

build().catch(fail);
