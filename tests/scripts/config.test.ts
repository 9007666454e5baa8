import { Readable } from "node:stream";
import { config } from "../../scripts/config";
import { type FakeProgram, fakeProgram } from "../support/fake-program";
import { keepPrinted, type Printed } from "../support/printed";
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
  pulumi.answers(/^config/);
  printed = keepPrinted();
});
afterEach(() => {
  printed.restore();
  pulumi.remove();
});

const configured = () => pulumi.calls().filter(({ argv }) => argv[0] === "config");
const inputs = () => configured().map(({ input }) => input);
const lines = () => configured().map(({ argv }) => argv.join(" "));

/** Runs it with a text on its stdin, which is piped to it or typed. */
async function withInput(text: string | Buffer, argv: string[], isTTY = false): Promise<void> {
  const { stdin } = process;
  const piped = Object.assign(Readable.from([Buffer.from(text)]), { isTTY });
  Object.defineProperty(process, "stdin", { value: piped, configurable: true });
  try {
    await config(argv);
  } finally {
    Object.defineProperty(process, "stdin", { value: stdin, configurable: true });
  }
}

test("a value is set for each stack, as a text, and stands on no command line", async () => {
  await config(["set", "workers", "4"]);
  expect(lines()).toEqual(
    STACKS.map((stack) => `config set --stack ${stack} --non-interactive --type string -- workers`),
  );
  expect(inputs()).toEqual(STACKS.map(() => "4\n"));
  expect(printed.stdout).toBe(
    "\nDone for gunicorn-nginx, gunicorn, dev-server, granian-nginx, granian. It takes effect with the next npm start.\n",
  );
});

describe("a value arrives as it was given:", () => {
  test.each([
    ["123456789012345678"],
    ["+491700000000"],
    ["1.10"],
    ["0123"],
    [""],
    ["libpq5 $(id) 'gcc \"`"],
    ["-x"],
    ["--foo=bar"],
    ["a\ttab, a\nline\r\nand é\u{1f40d}\u2028"],
    ["ends with a line end\n"],
  ])("%j", async (value) => {
    await config(["set", "--path", "env.A", value]);
    expect(inputs()[0]).toBe(`${value}\n`);
    expect(lines()[0]).toMatch(/ --type string --path -- env\.A$/);
  });

  test.each([
    [["set", "--path", "env.A", "--", "--secret"], "--secret\n"],
    [["set", "--path", "--", "env.A", "--path"], "--path\n"],
    [["set", "--path", "--", "env.A", "--"], "--\n"],
  ])("%j", async (argv, input) => {
    await config(argv);
    expect(inputs()[0]).toBe(input);
  });
});

test.each([
  ["s3cr3t\n", "s3cr3t\n"],
  ["s3cr3t\r\n", "s3cr3t\n"],
  ["one\n\ntwo\n\n", "one\n\ntwo\n\n"],
  ["\ufeffx", "\ufeffx\n"],
  ["", "\n"],
])("of a file with %j the last line end alone is left away", async (file, input) => {
  await withInput(file, ["set", "key"]);
  expect(inputs()).toEqual(STACKS.map(() => input));
});

test("a flag behind the key is refused: it would be a value in plain text", async () => {
  await expect(config(["set", "secretEnv.KEY", "--secret"])).rejects.toThrow(
    /^--secret comes before KEY\. Where it is the value itself, write: set KEY -- --secret/,
  );
  expect(pulumi.calls()).toEqual([]);
});

test.each([
  [Buffer.from("a\0b"), "key: expected a text, got one with a NUL in it"],
  [Buffer.from([0xff, 0xfe]), "key: expected a text in UTF-8, got other bytes."],
])("what no variable can hold is refused before anything is set up", async (bytes, sentence) => {
  await expect(withInput(bytes, ["set", "key"])).rejects.toThrow(sentence);
  expect(pulumi.calls()).toEqual([]);
});

test("a key is taken back for each stack, without a question for a value", async () => {
  await config(["rm", "--path", "frontend.dir"]);
  expect(lines()).toEqual(
    STACKS.map((stack) => `config rm --stack ${stack} --non-interactive --path -- frontend.dir`),
  );
});

test("a secret is read once from stdin, and reaches every stack by stdin", async () => {
  await withInput("s3cr3t\n", ["set", "--secret", "--path", "secretEnv.KEY"]);
  expect(inputs()).toEqual(STACKS.map(() => "s3cr3t\n"));
  expect(lines()[0]).toMatch(/ --secret --path -- secretEnv\.KEY$/);
  expect(lines().join()).not.toContain("s3cr3t");
  expect(printed.stderr).toBe("");
});

test("where the user sits at a terminal, they are asked for it", async () => {
  await withInput("s3cr3t\n", ["set", "--secret", "key"], true);
  expect(printed.stderr).toBe("The value, then Ctrl-D: ");
});

test.each([
  [[]],
  [["get", "workers"]],
  [["workers", "4"]],
  [["set", "a", "b", "c"]],
  [["rm", "a", "b"]],
])("%p is refused with how it is used, before anything is set up", async (argv) => {
  await expect(config(argv)).rejects.toThrow(/^npm run config -- set \[--secret\]/);
  expect(pulumi.calls()).toEqual([]);
});

test("a stack that fails is told with those that have it already, and the others are left alone", async () => {
  pulumi.answers(/^config .*--stack gunicorn /, { exitCode: 255, stderr: "error: locked\n" });
  await expect(config(["set", "workers", "4"])).rejects.toThrow(
    "`pulumi config set --stack gunicorn --non-interactive --type string -- workers` failed with 255:\n" +
      "    error: locked\n" +
      "Done for gunicorn-nginx, not for gunicorn, dev-server, granian-nginx, granian. Mend it and run the same command again.",
  );
  expect(lines()).toHaveLength(2);
  expect(printed.stdout).toBe("");
});

test("where the first one fails, it is done for none", async () => {
  pulumi.answers(/^config/, { exitCode: 255, stderr: "error: invalid configuration key\n" });
  await expect(config(["set", "a:b:c", "4"])).rejects.toThrow(
    "Done for none, not for gunicorn-nginx, gunicorn, dev-server, granian-nginx, granian. Mend it",
  );
});
