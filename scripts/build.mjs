// What `npm pack` takes: compiled JavaScript with types, and the programs that run inside containers.
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { fail } from "./fail.mjs";
import { ROOT } from "./setup/paths.mjs";
import { run } from "./setup/run.mjs";

const DIST = path.join(ROOT, "dist");
const PAYLOAD = path.join("jobs", "payload");

async function build() {
  rmSync(DIST, { recursive: true, force: true });
  const tsc = path.join(ROOT, "node_modules", ".bin", "tsc");
  await run(tsc, ["--project", "tsconfig.build.json"], { cwd: ROOT });
  cpSync(path.join(ROOT, PAYLOAD), path.join(DIST, PAYLOAD), { recursive: true });
}

build().catch(fail);
