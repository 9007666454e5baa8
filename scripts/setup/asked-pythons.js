const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");

/** The key `python` of a stack's config, as Pulumi writes it or a person does. */
const PYTHON = /^\s*[\w-]+:python:\s*["']?(3\.\d+)["']?\s*(?:#.*)?$/gm;

/**
 * The versions of Python that the stacks of a project ask for.
 * @param {string} directory the project's
 */
function askedPythons(directory) {
  const files = readdirSync(directory).filter((file) => /^Pulumi\..+\.yaml$/.test(file));
  const texts = files.map((file) => readFileSync(path.join(directory, file), "utf8"));
  const versions = texts.flatMap((text) => [...text.matchAll(PYTHON)].map(([, one]) => one ?? ""));
  return [...new Set(versions)];
}

module.exports = { askedPythons };
