import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** What a docker command is to print, and how it is to end: with 0 and nothing, where nothing is said. */
interface Answer {
  stdout?: string;
  stderr?: string;
  exitCode?: number;
}

/** A command that was run. */
export interface Call {
  argv: string[];
  input: string;
}

/** A docker client that answers what a test says. */
export interface FakeDocker {
  /** A command whose words match is answered so: by the first answer at first, by the last from then on. */
  answers(command: RegExp, ...answers: Answer[]): void;
  /** What was run, in order. */
  calls(): Call[];
  /** The same as one line each. */
  lines(): string[];
  remove(): void;
}

/** The client: it looks the answer up, and writes down what it was asked. */
const CLIENT = `#!${process.execPath}
const fs = require("node:fs");
const [argv, input] = [process.argv.slice(2), fs.readFileSync(0, "utf8")];
fs.appendFileSync(__dirname + "/calls", JSON.stringify({ argv, input }) + "\\n");
const rules = JSON.parse(fs.readFileSync(__dirname + "/rules.json", "utf8"));
const rule = rules.findLast(({ command }) => new RegExp(command, "s").test(argv.join(" ")));
if (!rule) {
  process.stderr.write("no answer to: docker " + argv.join(" "));
  process.exit(125);
}
const { stdout = "", stderr = "", exitCode = 0 } = rule.answers.length > 1 ? rule.answers.shift() : rule.answers[0] ?? {};
fs.writeFileSync(__dirname + "/rules.json", JSON.stringify(rules));
process.stderr.write(stderr);
process.stdout.write(stdout);
process.exitCode = exitCode;
`;

/** Puts one at the front of PATH until it is removed. */
export function fakeDocker(): FakeDocker {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "flask-serving-docker-"));
  const [rulesFile, callsFile] = ["rules.json", "calls"].map((name) => path.join(directory, name));
  const rules: { command: string; answers: Answer[] }[] = [];
  fs.writeFileSync(path.join(directory, "docker"), CLIENT, { mode: 0o755 });
  fs.writeFileSync(rulesFile!, "[]");
  fs.writeFileSync(callsFile!, "");
  const before = process.env.PATH;
  process.env.PATH = `${directory}${path.delimiter}${before}`;
  const calls = () => {
    const lines = fs.readFileSync(callsFile!, "utf8").split("\n").filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Call);
  };
  return {
    answers(command, ...answers) {
      rules.push({ command: command.source, answers });
      fs.writeFileSync(rulesFile!, JSON.stringify(rules));
    },
    calls,
    lines: () => calls().map(({ argv }) => argv.join(" ")),
    remove() {
      process.env.PATH = before;
      fs.rmSync(directory, { recursive: true });
    },
  };
}
