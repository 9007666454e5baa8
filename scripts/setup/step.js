const PIPE_INTERVAL_MS = 15_000;

/**
 * Shows where a long step stands.
 * @typedef {(line: string) => void} Show
 */

/**
 * Runs one step of the set-up and tells what it does, what came of it and how long it took.
 * `work` gets a function that shows where a long step stands, and returns what came of it.
 * @template {{ summary: string }} Outcome
 * @param {string} name
 * @param {(show: Show) => Promise<Outcome>} work
 */
async function step(name, work) {
  const started = Date.now();
  const progress = progressOf(name);
  try {
    const outcome = await work(progress.show);
    progress.end();
    process.stderr.write(`✓ ${name}: ${outcome.summary} (${seconds(started)})\n`);
    return outcome;
  } catch (error) {
    progress.end();
    process.stderr.write(`✗ ${name} (${seconds(started)})\n`);
    throw error;
  }
}

/**
 * A terminal sees each line of progress in one place; a log gets one now and then.
 * @param {string} name
 */
function progressOf(name) {
  const isTerminal = process.stderr.isTTY;
  let shownAt = 0;
  /** @type {Show} */
  const show = (line) => {
    if (isTerminal) {
      const width = (process.stderr.columns ?? 80) - 1;
      process.stderr.write(`\r\x1b[K… ${name}: ${line}`.slice(0, width + 4));
    } else if (Date.now() - shownAt > PIPE_INTERVAL_MS) {
      shownAt = Date.now();
      process.stderr.write(`… ${name}: ${line}\n`);
    }
  };
  return { show, end: () => isTerminal && process.stderr.write("\r\x1b[K") };
}

/** @param {number} started */
function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

module.exports = { step };
