import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashOf, ROOT } from "./paths.mjs";
import { run } from "./run.mjs";

/** The npm packages of package-lock.json, installed anew only when that changed. */
export async function ensureNodeModules(show) {
  const mark = path.join(ROOT, "node_modules", ".flask-serving-lock");
  const hash = hashOf([path.join(ROOT, "package-lock.json")]);
  if (existsSync(mark) && readFileSync(mark, "utf8") === hash)
    return { summary: "installed earlier" };
  show("npm ci");
  // Without install scripts: one of them would download a plugin that the set-up has seen to.
  await run("npm", ["ci", "--ignore-scripts", "--no-fund", "--no-audit"], {
    cwd: ROOT,
    onLine: show,
    remedy: "npm has to reach its registry: see its lines above.",
  });
  writeFileSync(mark, hash);
  return { summary: "installed" };
}
