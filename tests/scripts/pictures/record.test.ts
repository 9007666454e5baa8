import { record } from "../../../scripts/pictures/record";
import { type FakeProgram, fakeProgram } from "../../support/fake-program";
import { keepPrinted, type Printed } from "../../support/printed";

let script: FakeProgram;
let printed: Printed;
beforeEach(() => {
  script = fakeProgram("script");
  printed = keepPrinted();
});
afterEach(() => {
  printed.restore();
  script.remove();
});

const run = () => {
  const env = { ...process.env, PULUMI_HOME: "/home/ours" };
  return record("npm start", { cwd: "/", env, columns: 116, rows: 42 });
};

test("a command runs in a terminal of its own, of a size, and what it wrote is given and shown", async () => {
  script.answers(/^/, { stdout: "\u001b[1m✓ Docker\r\n" });
  expect(await run()).toBe("\u001b[1m✓ Docker\r\n");
  expect(printed.stderr).toBe("\u001b[1m✓ Docker\r\n");
  const [call] = script.calls();
  expect(call?.argv).toEqual([
    ...["--quiet", "--return", "--command", "stty cols 116 rows 42; npm start", "/dev/null"],
  ]);
  expect(call?.env).toMatchObject({ TERM: "xterm-256color", PULUMI_HOME: "/home/ours" });
  expect(call?.cwd).toBe("/");
});

test("one that fails is told by its name and its exit code", async () => {
  script.answers(/^/, { exitCode: 3 });
  await expect(run()).rejects.toThrow("`npm start` failed with 3: the lines above say why.");
});
