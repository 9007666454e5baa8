import * as fs from "node:fs";
import * as path from "node:path";
import { ensureYaml } from "../../scripts/setup/pulumi";
import { keepLayers } from "../support/sample-layers";
import { keepPrinted, type Printed } from "../support/printed";
import { put, scratchDirectory } from "../support/scratch";

let directory: string;
jest.mock("../../scripts/setup/setup", () => ({
  ...{ setUp: () => Promise.resolve({ bin: null }), processEnvironment: () => process.env },
}));
jest.mock("../../scripts/setup/pulumi", () => ({ ensureYaml: jest.fn() }));
jest.mock("../support/sample-layers", () => ({ keepLayers: jest.fn() }));
jest.mock("../../scripts/setup/paths", () => ({
  ...jest.requireActual<object>("../../scripts/setup/paths"),
  get ROOT() {
    return directory;
  },
}));

/** A tool that keeps how it was called, and a jest that finds what a file says. */
const TOOL = `#!/bin/sh
here=$(dirname "$0")
name=$(basename "$0")
echo "$name $*" >> "$here/asked"
for word; do case $word in --outputFile=*) cat "$here/result" > "\${word#*=}" ;; esac; done
! [ -e "$here/$name-fails" ]
`;

let printed: Printed;
const dropLayers = jest.fn();
beforeEach(() => {
  jest.resetAllMocks();
  jest.mocked(keepLayers).mockResolvedValue(dropLayers);
  jest.mocked(ensureYaml).mockResolvedValue({ summary: "comes with Pulumi" });
  directory = scratchDirectory();
  for (const tool of ["prettier", "eslint", "tsc", "jest"]) {
    put(directory, `node_modules/.bin/${tool}`, TOOL);
    fs.chmodSync(path.join(directory, "node_modules/.bin", tool), 0o755);
  }
  finds({ numPassedTests: 40 });
  printed = keepPrinted();
});
afterEach(() => {
  printed.restore();
  process.exitCode = undefined;
  fs.rmSync(directory, { recursive: true });
});

/** What each run of jest comes to. */
function finds(result: object): void {
  const none = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
  put(directory, "node_modules/.bin/result", JSON.stringify({ ...none, ...result }));
}

const asked = () =>
  fs.readFileSync(path.join(directory, "node_modules/.bin/asked"), "utf8").trim().split("\n");

async function npmTest(...argv: string[]): Promise<void> {
  const { test } = await import("../../scripts/test");
  await test(argv);
}

test("all is checked and tested, the engine's tests at the end, one at a time", async () => {
  await npmTest();
  expect(asked()).toEqual([
    "prettier --check --cache --cache-strategy=content .",
    "eslint --cache --cache-strategy=content --cache-location=node_modules/.cache/eslint/ .",
    "tsc --noEmit --incremental --tsBuildInfoFile node_modules/.cache/tsc.json",
    expect.stringMatching(
      /^jest --maxWorkers=100% --testPathIgnorePatterns tests\/engine\/ \/node_modules\/ --json /,
    ),
    expect.stringMatching(
      /^jest --runInBand --testPathIgnorePatterns \^\(\?!\.\*\/tests\/engine\/\) /,
    ),
  ]);
  expect(printed.stdout).toBe("✓ format\n✓ lint\n✓ types\n\n83 passed, 0 failed\n");
  expect(process.exitCode).toBe(0);
});

test.each([
  ["prettier", "✗ format\n✓ lint\n✓ types\n"],
  ["eslint", "✓ format\n✗ lint\n✓ types\n"],
  ["tsc", "✓ format\n✓ lint\n✗ types\n"],
])("a check that fails (%s) keeps no other from running, and fails it all", async (tool, shown) => {
  put(directory, `node_modules/.bin/${tool}-fails`, "");
  await npmTest();
  expect(printed.stdout).toBe(`${shown}\n82 passed, 1 failed\n`);
  expect(process.exitCode).toBe(1);
});

test.each([
  ["tests that fail", { numPassedTests: 3, numFailedTests: 2 }, "3 passed, 2 failed"],
  ["a file that cannot be loaded", { numRuntimeErrorTestSuites: 1 }, "0 passed, 1 failed"],
])("%s fail it", async (_, result, sum) => {
  finds(result);
  await npmTest("tests/jobs");
  expect(printed.stdout).toBe(`\n${sum}\n`);
  expect(process.exitCode).toBe(1);
});

test.each([
  [["tests/jobs"], 1],
  [["tests/components/engine/job.test.ts"], 1],
  [["engine-info"], 1],
  [["tests/engine/dev.test.ts"], 2],
  [["tests/engine"], 2],
  [["engine", "--verbose"], 2],
  [["--verbose"], 2],
])("%p asks jest for just that, without the checks", async (argv, runs) => {
  await npmTest(...argv);
  expect(asked()).toHaveLength(runs);
  for (const line of asked()) expect(line).toMatch(new RegExp(`^jest .* ${argv.join(" ")}$`));
  expect(ensureYaml).toHaveBeenCalledTimes(runs - 1);
});

test("what the engine's tests keep between them is dropped, whatever comes of them", async () => {
  put(directory, "node_modules/.bin/result", "no JSON");
  await expect(npmTest("engine")).rejects.toThrow();
  finds({});
  await npmTest("engine");
  expect(dropLayers).toHaveBeenCalledTimes(1);
});

test("a jest that does not even start is told in a sentence", async () => {
  const tool = path.join(directory, "node_modules/.bin/jest");
  fs.writeFileSync(tool, "#!/bin/sh\nexit 1\n");
  await expect(npmTest("--frob")).rejects.toThrow(
    "jest ended with 1 and without a result: the lines above say why.",
  );
});
