const { createHash } = require("node:crypto");
const { existsSync, readFileSync } = require("node:fs");
const os = require("node:os");
const path = require("node:path");

/** The project's top directory. */
const ROOT = path.join(__dirname, "..", "..");

/** What is made once for all clones of the user. */
function cacheDirectory() {
  return path.join(
    process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache"),
    "flask-serving",
  );
}

/**
 * The program of a name on PATH, if there is one.
 * @param {string} name
 */
function onPath(name) {
  const directories = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return directories.map((directory) => path.join(directory, name)).find(existsSync);
}

/**
 * A short name for the content of some files.
 * @param {string[]} files
 */
function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

module.exports = { ROOT, cacheDirectory, onPath, hashOf };
