import { SetupError } from "../../scripts/setup/run";
import type { Pulumi } from "../../scripts/stack/pulumi";

/** A pulumi that answers what a test says, and keeps what it was asked, a line each. */
export interface FakePulumi extends Pulumi {
  lines: string[];
  /** A command that begins so prints this; null is a failure. What is said later counts first. */
  answers(command: string, stdout: string | null): void;
}

/** One that knows these stacks, has no config and succeeds in all that changes something. */
export function fakePulumi(...stacks: string[]): FakePulumi {
  const lines: string[] = [];
  const rules: [string, string | null][] = [["", ""]];
  const answer = (argv: string[]): string | null => {
    lines.push(argv.join(" "));
    const rule = rules.findLast(([command]) => argv.join(" ").startsWith(command));
    return rule?.[1] ?? null;
  };
  const fake: FakePulumi = {
    lines,
    answers: (command, stdout) => void rules.push([command, stdout]),
    run: async (...argv) => {
      const stdout = answer(argv);
      if (stdout === null) throw new SetupError(`\`pulumi ${argv.join(" ")}\` failed`);
      return stdout;
    },
    ask: async (...argv) => answer(argv),
    show: async (...argv) => (answer(argv) === null ? 255 : 0),
  };
  fake.answers("stack ls", JSON.stringify(stacks.map((name) => ({ name }))));
  fake.answers("config get", null);
  return fake;
}
