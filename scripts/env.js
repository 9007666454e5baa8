// `eval "$(npm run -s env)"`: this shell now has the pulumi that the set-up chose.
const { existsSync, readFileSync } = require("node:fs");
const { ENVIRONMENT_FILE } = require("./setup/setup");

if (!existsSync(ENVIRONMENT_FILE)) {
  process.stderr.write("Nothing is set up yet: run `npm start` or `npm test` first.\n");
  process.exit(1);
}
const { bin, variables } = JSON.parse(readFileSync(ENVIRONMENT_FILE, "utf8"));
if (bin) process.stdout.write(`export PATH=${quoted(bin)}:"$PATH"\n`);
for (const [name, value] of Object.entries(variables)) {
  process.stdout.write(`export ${name}=${quoted(value)}\n`);
}

/**
 * A text as one word of a POSIX shell.
 * @param {string} text
 */
function quoted(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
