// A stack names lines of TypeScript. Node's own way, `--enable-source-maps`, looks for a map of every file of every
// package at each start, and Pulumi's overrides it.
const { SourceMap } = require("node:module");

/**
 * What runs, by the file that it is of.
 * @type {Map<string, string>}
 */
const running = new Map();
/** @type {Map<string, SourceMap | undefined>} */
const maps = new Map();

/**
 * Tells what runs in place of a file; its map is read only when a stack names it.
 * @param {string} file
 * @param {string} text
 */
function remember(file, text) {
  running.set(file, text);
}

/**
 * A line of a stack, as it is in TypeScript. Pulumi's package asks for hundreds of stacks at each start.
 * @param {NodeJS.CallSite} frame
 */
function frameText(frame) {
  const text = String(frame);
  const file = frame.getFileName();
  if (!file || !running.has(file)) return text;
  const [line, column] = [frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1];
  const entry = mapOf(file)?.findEntry(line - 1, column - 1);
  if (!entry || !("originalLine" in entry)) return text;
  const place = `${file}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  return text.replace(`${file}:${line}:${column}`, () => place);
}

/** @param {string} file */
function mapOf(file) {
  if (maps.has(file)) return maps.get(file);
  const [, map = ""] = /\bsourceMappingURL=.*base64,(.*)/.exec(running.get(file) ?? "") ?? [];
  maps.set(file, map ? new SourceMap(JSON.parse(String(Buffer.from(map, "base64")))) : undefined);
  return maps.get(file);
}

Error.prepareStackTrace = (error, frames) =>
  [String(error), ...frames.map((frame) => `    at ${frameText(frame)}`)].join("\n");

module.exports = { remember };
