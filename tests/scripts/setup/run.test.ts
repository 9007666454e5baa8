import { run, SetupError, tryRun } from "../../../scripts/setup/run";

test("a command that fails is told with its last lines and the remedy, without a stack", async () => {
  const failing = run("node", ["-e", 'console.error("no space left"); process.exit(3)'], {
    remedy: "Make room.",
  });
  await expect(failing).rejects.toBeInstanceOf(SetupError);
  await expect(failing).rejects.toThrow(/failed with 3:\n {4}no space left\nMake room\.$/);
});

test("a command that is not there has failed, and says so", async () => {
  expect(await tryRun("no-such-program", [])).toMatchObject({ exitCode: 127 });
});

test("lines are shown as they come, input is read, variables are given besides", async () => {
  const shown: string[] = [];
  const program = 'process.stdin.pipe(process.stdout); console.log(process.env.COLOUR + "\\nb")';
  const { stdout } = await run("node", ["-e", program], {
    ...{ input: "read\n", env: { COLOUR: "red" }, onLine: (line: string) => shown.push(line) },
  });
  expect(stdout).toBe("red\nb\nread\n");
  expect(shown).toEqual(["red", "b", "read"]);
});

test("a command that takes longer than it may is ended", async () => {
  const { exitCode, all } = await tryRun("sleep", ["600"], { timeoutMs: 1 });
  expect({ exitCode, all }).toEqual({ exitCode: 1, all: "ended by SIGTERM" });
});
