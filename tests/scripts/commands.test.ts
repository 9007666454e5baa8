import { runCommand } from "../../scripts/commands";
import { SetupError } from "../../scripts/setup/run";
import { stop } from "../../scripts/stop";
import { JobError } from "../../jobs/lib/job";
import { ProblemsError } from "../../configs/problems";
import { scripts } from "../../package.json";

jest.mock("../../scripts/stop", () => ({ stop: jest.fn() }));

test("a command gets what the user typed behind it", async () => {
  await runCommand("stop", ["gunicorn", "--now"]);
  expect(stop).toHaveBeenCalledWith(["gunicorn", "--now"]);
});

test.each(["stopp", "", "toString", "__proto__"])(
  "%p is no command: all are told",
  async (name) => {
    const refused = runCommand(name, []);
    await expect(refused).rejects.toBeInstanceOf(SetupError);
    await expect(refused).rejects.toThrow(
      `Expected one of start, dev, test, bench, docs, pictures, doctor, config, logs, shell, nginx, report, status, stop, got ${name}.`,
    );
  },
);

test.each([
  ["set-up", new SetupError("Install Docker.")],
  ["config", new ProblemsError("The config of stack gunicorn", [])],
  ["job", new JobError("networks: expected one that is there")],
])("a mistake that a user can mend is shown without a stack: one of the %s", async (_, error) => {
  jest.mocked(stop).mockRejectedValueOnce(error);
  const failed = runCommand("stop", []);
  await expect(failed).rejects.toBeInstanceOf(SetupError);
  await expect(failed).rejects.toMatchObject({ message: error.message });
});

test("an error that only we can mend keeps its stack", async () => {
  const bug = new TypeError("undefined is not a function");
  jest.mocked(stop).mockRejectedValueOnce(bug);
  await expect(runCommand("stop", [])).rejects.toBe(bug);
});

test("each script of package.json that main.js runs is a command", async () => {
  const named = Object.entries(scripts).flatMap(([script, line]) => {
    const [, command] = /^node scripts\/main\.js (\S+)$/.exec(line) ?? [];
    return command ? [[script, command]] : [];
  });
  expect(named.length).toBeGreaterThan(5);
  for (const [script, command] of named) expect(command).toBe(script);
  const known = await runCommand("none", []).catch((error: Error) => error.message);
  for (const [, command] of named) expect(known).toMatch(new RegExp(`\\b${command}\\b`));
});
