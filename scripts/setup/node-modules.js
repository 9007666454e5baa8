const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { hashOf, ROOT } = require("./paths");
const { run } = require("./run");
const { step } = require("./step");

/** The npm packages of package-lock.json, installed anew only when that changed. */
async function ensureNodeModules() {
  const mark = path.join(ROOT, "node_modules", ".flask-serving-lock");
  const hash = hashOf([path.join(ROOT, "package-lock.json")]);
  if (existsSync(mark) && readFileSync(mark, "utf8") === hash) return;
  await step("npm packages", async (show) => {
    show("npm ci");
    // Without install scripts: one of them would download a plugin that the set-up has seen to.
    await run("npm", ["ci", "--ignore-scripts", "--no-fund", "--no-audit"], {
      cwd: ROOT,
      onLine: show,
      remedy: "npm has to reach its registry: see its lines above.",
    });
    return { summary: "installed" };
  });
  writeFileSync(mark, hash);
}

module.exports = { ensureNodeModules };
