// `node -r ./scripts/typescript.js PROGRAM.ts`: TypeScript runs as it stands. What a file becomes is kept below
// node_modules, with a mark of what it was made of: an edited file is made anew, and nobody has to build.
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { remember } = require("./typescript-stack");

const ROOT = path.join(__dirname, "..");
const CACHE = path.join(ROOT, "node_modules", ".cache", "flask-serving");
const TSCONFIG = path.join(ROOT, "tsconfig.json");

/** What decides, besides a file's own text, what becomes of it. */
const RULES = require("typescript/package.json").version + readFileSync(TSCONFIG, "utf8");

/**
 * A TypeScript file as JavaScript.
 * @param {string} file
 */
function compiled(file) {
  const source = readFileSync(file, "utf8");
  const mark = `\n// ${createHash("sha256").update(RULES).update(source).digest("hex")}`;
  const place = path.join(CACHE, `${path.relative(ROOT, file).replaceAll(path.sep, "+")}.js`);
  const kept = readKept(place);
  if (kept?.endsWith(mark)) return kept;
  const made = transpile(source, file) + mark;
  keep(place, made);
  return made;
}

/** @param {string} place */
function readKept(place) {
  try {
    return readFileSync(place, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * Types are for `npm test` to check. The compiler takes longer to load than most programs run: it is loaded here.
 * @param {string} source
 * @param {string} file
 */
function transpile(source, file) {
  const ts = require("typescript");
  const { config } = ts.readConfigFile(TSCONFIG, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const compilerOptions = { ...options, inlineSourceMap: true };
  return ts.transpileModule(source, { fileName: path.basename(file), compilerOptions }).outputText;
}

/**
 * By one rename: another process never reads half a file.
 * @param {string} place
 * @param {string} text
 */
function keep(place, text) {
  const part = `${place}.${process.pid}`;
  try {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(part, text);
    renameSync(part, place);
  } catch {
    // node_modules may be another user's: then it is made anew each time.
  }
}

/**
 * @param {NodeJS.Module & { _compile(text: string, file: string): void }} module
 * @param {string} file
 */
function load(module, file) {
  const text = compiled(file);
  remember(file, text);
  module._compile(text, file);
}

// What every loader of CommonJS is, until all versions of Node in use have `module.registerHooks`.
// @ts-expect-error Its types know no module with `_compile`.
require.extensions[".ts"] = load;
