import { Readable } from "node:stream";
import { config } from "../../scripts/config";
import { type FakeProgram, fakeProgram } from "../support/fake-program";
import { keepPrinted, type Printed } from "../support/printed";
import type * as support from "../support/set-up";

jest.mock("../../scripts/setup/setup", () =>
  jest.requireActual<typeof support>("../support/set-up").ready(),
);

const STACKS = ["gunicorn-nginx", "gunicorn", "dev-server"];

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
const lines = () => configured().map(({ argv }) => argv.join(" "));

/** Runs it with a text on its stdin, which is piped to it or typed. */
async function withInput(text: string, argv: string[], isTTY = false): Promise<void> {
  const { stdin } = process;
  const piped = Object.assign(Readable.from([Buffer.from(text)]), { isTTY });
  Object.defineProperty(process, "stdin", { value: piped, configurable: true });
  try {
    await config(argv);
  } finally {
    Object.defineProperty(process, "stdin", { value: stdin, configurable: true });
  }
}

test("a value is set for each stack", async () => {
  await config(["set", "workers", "4"]);
  expect(lines()).toEqual(
    STACKS.map((stack) => `config set workers 4 --stack ${stack} --non-interactive`),
  );
  expect(printed.stdout).toBe(
    "\nDone for gunicorn-nginx, gunicorn, dev-server. It takes effect with the next npm start.\n",
  );
});

test("a value of several words, and one that a shell would read, reach pulumi as they are", async () => {
  await config(["set", "aptPackages", "libpq5 $(id) 'gcc"]);
  expect(configured()[0]?.argv[2]).toBe("aptPackages");
  expect(configured()[0]?.argv[3]).toBe("libpq5 $(id) 'gcc");
});

test("a key is taken back for each stack, without a question for a value", async () => {
  await config(["rm", "--path", "frontend.dir"]);
  expect(lines()).toEqual(
    STACKS.map((stack) => `config rm --path frontend.dir --stack ${stack} --non-interactive`),
  );
});

test("a secret is read once from stdin, and reaches every stack by stdin, without its line end", async () => {
  await withInput("s3cr3t\n", ["set", "--secret", "--path", "secretEnv.KEY"]);
  expect(configured().map(({ input }) => input)).toEqual(["s3cr3t", "s3cr3t", "s3cr3t"]);
  expect(lines().join()).not.toContain("s3cr3t");
  expect(printed.stderr).toBe("");
});

test("where the user sits at a terminal, they are asked for it", async () => {
  await withInput("s3cr3t\n", ["set", "--secret", "key"], true);
  expect(printed.stderr).toBe("The value, then Ctrl-D: ");
});

test("lines within a value stay", async () => {
  await withInput("one\n\ntwo\n\n", ["set", "key"]);
  expect(configured()[0]?.input).toBe("one\n\ntwo\n");
});

test.each([[[]], [["get", "workers"]], [["workers", "4"]]])(
  "%p is refused with how it is used, before anything is set up",
  async (argv) => {
    await expect(config(argv)).rejects.toThrow(/^npm run config -- set \[--secret\]/);
    expect(pulumi.calls()).toEqual([]);
  },
);

test("a stack that fails is told with those that have it already, and the others are left alone", async () => {
  pulumi.answers(/^config .*--stack gunicorn /, { exitCode: 255, stderr: "error: locked\n" });
  await expect(config(["set", "workers", "4"])).rejects.toThrow(
    "`pulumi config set workers 4 --stack gunicorn --non-interactive` failed with 255:\n" +
      "    error: locked\n" +
      "Done for gunicorn-nginx, not for gunicorn, dev-server. Mend it and run the same command again.",
  );
  expect(lines()).toHaveLength(2);
  expect(printed.stdout).toBe("");
});

test("where the first one fails, it is done for none", async () => {
  pulumi.answers(/^config/, { exitCode: 255, stderr: "error: invalid configuration key\n" });
  await expect(config(["set", "a:b:c", "4"])).rejects.toThrow(
    "Done for none, not for gunicorn-nginx, gunicorn, dev-server. Mend it",
  );
});
