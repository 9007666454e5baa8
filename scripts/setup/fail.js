const { SetupError } = require("./run");

/**
 * Ends a script that failed: a sentence for what the user can mend, the stack for what only we can.
 * @param {Error} error
 */
function fail(error) {
  process.stderr.write(`\n${error instanceof SetupError ? error.message : error.stack}\n`);
  process.exit(1);
}

module.exports = { fail };
