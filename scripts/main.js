// What every npm script runs: `node scripts/main.js COMMAND [ARGUMENTS]`. All but this, env.js, build.js and
// setup/, which run before there are packages, is TypeScript.
const { fail } = require("./setup/fail");
const { ensureNodeModules } = require("./setup/node-modules");

/** @param {string[]} argv */
async function main([name = "", ...argv]) {
  await ensureNodeModules();
  require("./typescript");
  const { runCommand } = require("./commands");
  await runCommand(name, argv);
}

main(process.argv.slice(2)).catch(fail);
