import { bench } from "../../scripts/bench";
import { type FakeProgram, fakeProgram } from "../support/fake-program";
import { keepPrinted, type Printed } from "../support/printed";
import { RUN_OUTPUTS } from "../support/run-outputs";
import type * as support from "../support/set-up";

jest.mock("../../scripts/setup/setup", () =>
  jest.requireActual<typeof support>("../support/set-up").ready(),
);

const STACKS = ["gunicorn-nginx", "gunicorn", "dev-server", "granian-nginx", "granian"];

let pulumi: FakeProgram;
let printed: Printed;
beforeEach(() => {
  pulumi = fakeProgram("pulumi");
  pulumi.answers(/^stack ls/, { stdout: JSON.stringify(STACKS.map((name) => ({ name }))) });
  pulumi.answers(/^(up|destroy)/);
  for (const stack of STACKS) measures(stack, 9);
  printed = keepPrinted();
});
afterEach(() => {
  printed.restore();
  pulumi.remove();
});

/** What a stack's runs measure, in turn. */
function measures(stack: string, ...averages: (number | null)[]): void {
  const answers = averages.map((avgResponseMs) => ({
    stdout: JSON.stringify({ ...RUN_OUTPUTS, warnings: [], avgResponseMs }),
  }));
  pulumi.answers(new RegExp(`^stack output --json -s ${stack}$`), ...answers);
}

test("each stack has its runs, its median and its range", async () => {
  measures("gunicorn", 12, 8, 10.126);
  measures("dev-server", 30, 10, 20);
  await bench(["3"]);
  expect(printed.stdout).toBe(
    [
      "| stack | runs | median ms | lowest ms | highest ms |",
      "| --- | --- | --- | --- | --- |",
      "| `gunicorn-nginx` | 3 | 9.00 | 9.00 | 9.00 |",
      "| `gunicorn` | 3 | 10.13 | 8.00 | 12.00 |",
      "| `dev-server` | 3 | 20.00 | 10.00 | 30.00 |",
      "| `granian-nginx` | 3 | 9.00 | 9.00 | 9.00 |",
      "| `granian` | 3 | 9.00 | 9.00 | 9.00 |",
      "",
    ].join("\n"),
  );
});

test("the median of two runs is between them", async () => {
  measures("gunicorn", 8, 11);
  await bench(["2"]);
  expect(printed.stdout).toContain("| `gunicorn` | 2 | 9.50 | 8.00 | 11.00 |");
});

test("one stack is up at a time, and none at the end", async () => {
  await bench(["1"]);
  const steps = pulumi.lines().flatMap((line) => {
    const [, verb, stack] = /^(up|destroy) .*-s (\S+)$/.exec(line) ?? [];
    return verb ? [[verb, stack]] : [];
  });
  expect(steps).toHaveLength(10);
  for (let at = 0; at < 10; at += 2) {
    expect(steps[at]?.[0]).toBe("up");
    expect(steps[at + 1]).toEqual(["destroy", steps[at]?.[1]]);
  }
  expect(new Set(steps.map(([, stack]) => stack))).toEqual(new Set(STACKS));
});

test("each run is told as it comes, with what calls for care", async () => {
  const { warnings } = RUN_OUTPUTS;
  pulumi.answers(/^stack output --json -s gunicorn$/, {
    stdout: JSON.stringify({ avgResponseMs: 9, warnings }),
  });
  await bench(["1"]);
  expect(printed.stderr).toContain(`  ! ${warnings[0]?.sentence}\nround 1: gunicorn 9.00 ms\n`);
});

test("a stack that measures nothing is named, after it was removed", async () => {
  for (const stack of STACKS) measures(stack, null);
  await expect(bench(["1"])).rejects.toThrow(/^[a-z-]+: nothing was measured\.$/);
  expect(pulumi.lines().at(-1)).toMatch(/^destroy/);
});

test("a deployment that fails ends it with the command and its last lines", async () => {
  pulumi.answers(/^up/, { exitCode: 255, stderr: "error: no space left\n" });
  await expect(bench(["1"])).rejects.toThrow(
    /^`pulumi up --yes --skip-preview -s \S+` failed with 255:\n {4}error: no space left$/,
  );
  expect(printed.stdout).toBe("");
});

test.each(["0", "-1", "1.5", "five", "1000", ""])(
  "%p is no number of rounds, and nothing is set up for it",
  async (rounds) => {
    await expect(bench([rounds])).rejects.toThrow(
      `npm run bench -- [proxy | deploy | serve | packages | edits | load] ROUNDS: expected a number from 1 to 999, got ${rounds}.`,
    );
    expect(pulumi.calls()).toEqual([]);
  },
);
