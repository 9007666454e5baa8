import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** What a command is to print, and how it is to end: with 0 and nothing, where nothing is said. */
interface Answer {
  stdout?: string;
  stderr?: string;
  exitCode?: number;
  /** It ends only once such a command was run, as one that is attached to a container does. */
  until?: RegExp;
}

/** A command that was run. */
export interface Call {
  argv: string[];
  input: string;
  /** The same, when it is no text. */
  bytes: Buffer;
  cwd: string;
  env: Record<string, string>;
}

/** A program that answers what a test says. */
export interface FakeProgram {
  /**
   * A command whose words match, by grep -E, is answered so: by the first answer at first, by the last from then on.
   * What is said later counts before what was said earlier.
   */
  answers(command: RegExp, ...answers: Answer[]): void;
  /** What was run, in order. */
  calls(): Call[];
  /** The same as one line each. */
  lines(): string[];
  /** From now on its stdin is left alone, as it is the user's own. */
  leavesInput(): void;
  remove(): void;
}

/** It is in shell since it starts many times: it keeps what it was asked, and gives the last rule's answer. */
const PROGRAM = `#!/bin/sh
PATH=$PATH:/usr/bin:/bin
here=$(dirname "$0")
count=0
until call=$here/calls/$(printf %04d "$count"); mkdir "$call" 2>/dev/null; do count=$((count + 1)); done
printf '%s\\0' "$@" > "$call/argv"
[ -e "$here/inherits" ] && exec < /dev/null
cat > "$call/input"
pwd > "$call/cwd"
env -0 > "$call/env"
asked=$(printf '%s' "$*" | tr '\\n' ' ')
printf '%s\\n' "$asked" > "$call/line"
for rule in $(ls -r "$here/rules"); do
  rule=$here/rules/$rule
  printf '%s\\n' "$asked" | grep -qE -f "$rule/command" || continue
  answer=$(ls -d "$rule"/answer-* | head -n 1)
  cat "$answer/stderr" >&2
  cat "$answer/stdout"
  until ! [ -s "$answer/until" ] || grep -qE -f "$answer/until" "$here"/calls/*/line; do sleep 0.02; done
  code=$(cat "$answer/exitCode")
  [ "$(ls -d "$rule"/answer-* | wc -l)" -eq 1 ] || rm -r "$answer"
  exit "$code"
done
echo "no answer to: $(basename "$0") $*" >&2
exit 125
`;

/** Puts one of a name at the front of PATH until it is removed: several are removed in the reverse order. */
export function fakeProgram(name: string): FakeProgram {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), `flask-serving-${name}-`));
  const [rules, asked] = ["rules", "calls"].map((one) => path.join(directory, one)) as [
    string,
    string,
  ];
  fs.mkdirSync(rules);
  fs.mkdirSync(asked);
  fs.writeFileSync(path.join(directory, name), PROGRAM, { mode: 0o755 });
  const before = process.env.PATH;
  process.env.PATH = `${directory}${path.delimiter}${before}`;
  // What is just being kept has no line yet.
  const calls = () =>
    fs
      .readdirSync(asked)
      .filter((one) => fs.existsSync(path.join(asked, one, "line")))
      .sort()
      .map((one) => readCall(path.join(asked, one)));
  return {
    answers: (command, ...answers) => {
      const rule = path.join(rules, numbered(fs.readdirSync(rules).length));
      fs.mkdirSync(rule);
      fs.writeFileSync(path.join(rule, "command"), command.source);
      (answers.length > 0 ? answers : [{}]).forEach((answer, index) => {
        writeAnswer(path.join(rule, `answer-${numbered(index)}`), answer);
      });
    },
    calls,
    leavesInput: () => fs.writeFileSync(path.join(directory, "inherits"), ""),
    lines: () => calls().map(({ argv }) => argv.join(" ")),
    remove() {
      process.env.PATH = before;
      fs.rmSync(directory, { recursive: true });
    },
  };
}

function numbered(index: number): string {
  return String(index).padStart(4, "0");
}

function writeAnswer(
  directory: string,
  { stdout = "", stderr = "", exitCode = 0, until }: Answer,
): void {
  fs.mkdirSync(directory);
  for (const [name, text] of Object.entries({
    ...{ stdout, stderr, exitCode: String(exitCode), until: until?.source ?? "" },
  })) {
    fs.writeFileSync(path.join(directory, name), text);
  }
}

function readCall(directory: string): Call {
  const read = (file: string) => fs.readFileSync(path.join(directory, file));
  const words = (file: string) => read(file).toString().split("\0").slice(0, -1);
  const env = words("env").map((variable) => variable.split(/=(.*)/s, 2));
  const bytes = read("input");
  return {
    ...{ argv: words("argv"), input: bytes.toString(), bytes },
    ...{ cwd: read("cwd").toString().trim(), env: Object.fromEntries(env) },
  };
}
