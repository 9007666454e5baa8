// `npm test [-- JEST ARGUMENTS]`: sets up, then every check and every test, the engine's one at a time.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fail } from "./fail.mjs";
import { ROOT } from "./setup/paths.mjs";
import { processEnvironment, setUp } from "./setup/setup.mjs";
import { load } from "./typescript.mjs";

const scratch = mkdtempSync(path.join(os.tmpdir(), "flask-serving-test-"));
const asked = process.argv.slice(2);

async function test() {
  const env = processEnvironment(await setUp());
  const tally = { passed: 0, failed: 0 };
  if (asked.length === 0) {
    await check(tally, env, "format", "prettier", "--check", ".");
    await check(tally, env, "lint", "eslint", ".");
    await check(tally, env, "types", "tsc", "--noEmit");
  }
  const units = ["--testPathIgnorePatterns", "tests/engine/", "/node_modules/"];
  await jest(tally, env, "unit", "--maxWorkers=100%", ...units);
  const some = asked.filter((one) => !one.startsWith("-"));
  if (some.length === 0 || some.some((one) => one.includes("engine"))) {
    await engineTests(tally, env);
  }
  process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed\n`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}

/** One engine, one load test at a time. */
async function engineTests(tally, env) {
  const { keepLayers } = load("tests/support/sample-layers.ts");
  Object.assign(process.env, env);
  const dropLayers = await keepLayers();
  try {
    // Ignored, not asked for: jest would run what is asked for and all of these.
    const others = "^(?!.*/tests/engine/)";
    await jest(tally, env, "engine", "--runInBand", "--testPathIgnorePatterns", others);
  } finally {
    dropLayers();
  }
}

async function check(tally, env, name, tool, ...args) {
  const code = await show(env, tool, args);
  process.stdout.write(`${code === 0 ? "✓" : "✗"} ${name}\n`);
  tally[code === 0 ? "passed" : "failed"] += 1;
}

async function jest(tally, env, name, ...args) {
  const outputFile = path.join(scratch, `${name}.json`);
  const json = ["--json", `--outputFile=${outputFile}`, "--passWithNoTests"];
  await show({ ...env, ...(name === "engine" && { NODE_NO_WARNINGS: "1" }) }, "jest", [
    ...args,
    ...json,
    ...asked,
  ]);
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(outputFile, "utf8"),
  );
  tally.passed += numPassedTests;
  // A file that could not even be loaded holds tests that did not pass.
  tally.failed += numFailedTests + numRuntimeErrorTestSuites;
}

/** jest's report goes to stderr; its JSON, on stdout, is in the file too. */
function show(env, tool, args) {
  const stdout = tool === "jest" ? "ignore" : "inherit";
  const program = path.join(ROOT, "node_modules", ".bin", tool);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, env, stdio: ["ignore", stdout, "inherit"] });
    child.on("error", reject).on("close", (code) => resolve(code ?? 1));
  });
}

test()
  .catch(fail)
  .finally(() => rmSync(scratch, { recursive: true, force: true }));
