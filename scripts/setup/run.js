const { spawn } = require("node:child_process");

/** What the user of a script can mend: its message is all that is shown of it. */
class SetupError extends Error {}

/**
 * How a command ended, and what it printed: `all` is stdout and stderr as they came.
 * @typedef {{ exitCode: number, stdout: string, all: string }} Ended
 */

/**
 * `onLine` is called with each line while the command runs.
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] besides this process's own
 * @property {string | Buffer} [input] for its stdin
 * @property {number} [timeoutMs]
 * @property {(line: string) => void} [onLine]
 */

/**
 * Runs a command with an argument vector and gives what it printed; it never throws on an exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Ended>}
 */
function tryRun(command, args, { cwd, env, input = "", timeoutMs, onLine } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      timeout: timeoutMs,
    });
    let stdout = "";
    let all = "";
    /** @param {string} chunk */
    const keep = (chunk) => {
      all += chunk;
      chunk
        .split(/[\r\n]+/)
        .filter(Boolean)
        .forEach((line) => onLine?.(line));
    };
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      stdout += chunk;
      keep(chunk);
    });
    child.stderr.setEncoding("utf8").on("data", keep);
    child.on("error", ({ message }) => resolve({ exitCode: 127, stdout, all: message }));
    child.on("close", (code, signal) =>
      resolve({ exitCode: code ?? 1, stdout, all: signal ? `${all}ended by ${signal}` : all }),
    );
    // A command that ends before it has read its input says why by its exit code.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/**
 * The same, for a command that has to succeed.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions & { remedy?: string }} [options]
 * @throws SetupError that names the command, its last lines and `remedy`
 */
async function run(command, args, { remedy, ...options } = {}) {
  const result = await tryRun(command, args, options);
  if (result.exitCode === 0) return result;
  const lines = result.all.trimEnd().split("\n").slice(-15);
  throw new SetupError(
    [
      `\`${[command, ...args].join(" ")}\` failed with ${result.exitCode}:`,
      ...lines.map((line) => `    ${line}`),
      ...(remedy ? [remedy] : []),
    ].join("\n"),
  );
}

module.exports = { SetupError, tryRun, run };
