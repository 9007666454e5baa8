import { createRequire } from "node:module";

/** Loads a TypeScript file of this project into a script, which is plain JavaScript: once the packages are there. */
export function load(file) {
  const require = createRequire(import.meta.url);
  require("ts-node/register/transpile-only");
  return require(`../${file}`);
}
