import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { ROOT } from "./setup/paths";
import { ensureYaml } from "./setup/pulumi";
import { SetupError } from "./setup/run";
import { processEnvironment, setUp } from "./setup/setup";
import { step } from "./setup/step";

/** What each check knows of the last run: a file is looked at again when its text, or what that depends on, changed. */
const CACHED = {
  prettier: ["--cache", "--cache-strategy=content"],
  eslint: ["--cache", "--cache-strategy=content", "--cache-location=node_modules/.cache/eslint/"],
  tsc: ["--incremental", "--tsBuildInfoFile", "node_modules/.cache/tsc.json"],
};

/** What all parts of a run have in common. */
interface Run {
  env: NodeJS.ProcessEnv;
  /** What jest was asked for. */
  asked: string[];
  /** Whether tests on the real engine are among it. */
  withEngine: boolean;
  /** Where jest writes what came of it. */
  scratch: string;
  passed: number;
  failed: number;
}

/** `npm test [-- JEST ARGUMENTS]`: sets up, then every check and every test, the engine's one at a time. */
export async function test(asked: string[]): Promise<void> {
  const environment = await setUp();
  const env = processEnvironment(environment);
  const withEngine = namesEngine(asked);
  if (withEngine) await step("Pulumi YAML", (show) => ensureYaml(environment.bin, show));
  const scratch = mkdtempSync(path.join(os.tmpdir(), "flask-serving-test-"));
  const run: Run = { env, asked, withEngine, scratch, passed: 0, failed: 0 };
  try {
    await checksAndTests(run);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  process.stdout.write(`\n${run.passed} passed, ${run.failed} failed\n`);
  process.exitCode = run.failed === 0 ? 0 : 1;
}

async function checksAndTests(run: Run): Promise<void> {
  if (run.asked.length === 0) {
    await check(run, "format", "prettier", "--check", ...CACHED.prettier, ".");
    await check(run, "lint", "eslint", ...CACHED.eslint, ".");
    await check(run, "types", "tsc", "--noEmit", ...CACHED.tsc);
  }
  const units = ["--testPathIgnorePatterns", "tests/engine/", "/node_modules/"];
  await jest(run, "unit", "--maxWorkers=100%", ...units);
  if (run.withEngine) await engineTests(run);
}

/** Not every path with that word is one of theirs: components/ and configs/ have units that it is in, too. */
function namesEngine(asked: string[]): boolean {
  const files = asked.filter((one) => !one.startsWith("-"));
  const isTheirs = /(^|\/)tests\/engine(\/|$)|^engine(\/|$)/;
  return files.length === 0 || files.some((one) => isTheirs.test(one));
}

/** One engine, one load test at a time. */
async function engineTests(run: Run): Promise<void> {
  const { keepLayers } = await import("../tests/support/sample-layers");
  Object.assign(process.env, run.env);
  const dropLayers = await keepLayers();
  try {
    // Ignored, not asked for: jest would run what is asked for and all of these.
    const others = "^(?!.*/tests/engine/)";
    await jest(run, "engine", "--runInBand", "--testPathIgnorePatterns", others);
  } finally {
    dropLayers();
  }
}

async function check(run: Run, name: string, tool: string, ...args: string[]): Promise<void> {
  const code = await show(run.env, tool, args);
  process.stdout.write(`${code === 0 ? "✓" : "✗"} ${name}\n`);
  run[code === 0 ? "passed" : "failed"] += 1;
}

async function jest(run: Run, name: "unit" | "engine", ...args: string[]): Promise<void> {
  const outputFile = path.join(run.scratch, `${name}.json`);
  const json = ["--json", `--outputFile=${outputFile}`, "--passWithNoTests"];
  const env = { ...run.env, ...(name === "engine" && { NODE_NO_WARNINGS: "1" }) };
  const code = await show(env, "jest", [...args, ...json, ...run.asked]);
  if (!existsSync(outputFile)) {
    throw new SetupError(`jest ended with ${code} and without a result: the lines above say why.`);
  }
  const result = JSON.parse(readFileSync(outputFile, "utf8")) as JestResult;
  run.passed += result.numPassedTests;
  // A file that could not even be loaded holds tests that did not pass.
  run.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
}

/** What jest's JSON says of a run. */
interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

/** jest's report goes to stderr; its JSON, on stdout, is in the file too. */
async function show(env: NodeJS.ProcessEnv, tool: string, args: string[]): Promise<number> {
  const stdout = tool === "jest" ? "ignore" : "inherit";
  const program = path.join(ROOT, "node_modules", ".bin", tool);
  const child = spawn(program, args, { cwd: ROOT, env, stdio: ["ignore", stdout, "inherit"] });
  const [code] = (await once(child, "close")) as [number | null];
  return code ?? 1;
}
