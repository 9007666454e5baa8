import * as fs from "node:fs";
import * as path from "node:path";
import { config } from "../../../scripts/config";
import { stackFile } from "../../../scripts/stack/written";
import { type FakeProgram, fakeProgram } from "../../support/fake-program";
import { keepPrinted, type Printed } from "../../support/printed";
import { scratchDirectory } from "../../support/scratch";
import type * as support from "../../support/set-up";

const mockDirectory = scratchDirectory();
jest.mock("../../../scripts/setup/setup", () =>
  jest.requireActual<typeof support>("../../support/set-up").ready(),
);
jest.mock("../../../scripts/stack/written", () => ({
  assertKeptAsWritten: () => {},
  stackFile: (stack: string) => `${mockDirectory}/Pulumi.${stack}.yaml`,
}));

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
  for (const stack of STACKS) fs.rmSync(stackFile(stack), { force: true });
});
afterAll(() => fs.rmSync(mockDirectory, { recursive: true }));

const FILE = path.join(mockDirectory, ".env");
const importing = (text: string, ...flags: string[]) => {
  fs.writeFileSync(FILE, text);
  return config(["import", ...flags, FILE]);
};
/** What one stack was told. */
const told = (stack = "gunicorn") =>
  pulumi
    .calls()
    .filter(({ argv }) => argv[0] === "config" && argv.includes(stack))
    .map(({ argv, input }) => [argv[1], ...argv.slice(5), input].join(" "));

test("what looks secret becomes a secret, and all else a variable, for each stack and by stdin", async () => {
  await importing("SECRET_KEY='a b'\nPORT=0123\n");
  for (const stack of STACKS) {
    expect(told(stack)).toEqual([
      "set --secret --path -- secretEnv.SECRET_KEY a b\n",
      "set --type string --path -- env.PORT 0123\n",
    ]);
  }
  expect(
    pulumi
      .calls()
      .flatMap(({ argv }) => argv)
      .join(),
  ).not.toMatch(/a b|0123/);
  expect(printed.stdout).toBe(
    "Secret (secretEnv): SECRET_KEY\nIn plain text (env): PORT\n\n" +
      "Done for gunicorn-nginx, gunicorn, dev-server, granian-nginx, granian. It takes effect with the next npm start.\n",
  );
});

test("with --secret all of it is secret", async () => {
  await importing("PORT=1\n", "--secret");
  expect(told()).toEqual(["set --secret --path -- secretEnv.PORT 1\n"]);
});

test("what was there is replaced, also where it stood under the other key, and is said", async () => {
  fs.writeFileSync(
    stackFile("gunicorn"),
    "config:\n  flask-serving:env:\n    SECRET_KEY: x\n    PORT: 1\n",
  );
  await importing("SECRET_KEY=a\nPORT=2\nNEW=3\n");
  expect(told()).toEqual(
    [
      "rm --path -- env.SECRET_KEY \n",
      "set --secret --path -- secretEnv.SECRET_KEY a\n",
      "set --type string --path -- env.PORT 2\n",
      "set --type string --path -- env.NEW 3\n",
    ].map((line) => line.replace(/ \n$/, " ")),
  );
  expect(printed.stdout).toContain("Replaced, as they were set before: SECRET_KEY, PORT\n");
});

test("a bad line is told by its number, and then nothing is set", async () => {
  await expect(importing("A=1\nB='hunter2\n")).rejects.toThrow(
    /\.env: nothing is set until this is mended\n {2}line 2: expected NAME=VALUE, with its quotes closed/,
  );
  await expect(importing("A=1\nB='hunter2\n")).rejects.not.toThrow(/hunter2/);
  expect(pulumi.calls()).toEqual([]);
});

test("where pulumi refuses one, every stack's file is as it was before", async () => {
  const before = "config:\n  flask-serving:env:\n    A: x\n";
  fs.writeFileSync(stackFile("gunicorn"), before);
  pulumi.answers(/^config .*dev-server.*env\.B$/, { exitCode: 255, stderr: "error: locked\n" });
  const work = importing("A=1\nB=2\n");
  fs.writeFileSync(stackFile("gunicorn-nginx"), "made meanwhile");
  await expect(work).rejects.toThrow(
    /env\.B` failed with 255:\n {4}error: locked\nNothing was set\./,
  );
  expect(fs.readFileSync(stackFile("gunicorn"), "utf8")).toBe(before);
});

test.each([
  ["", "expected NAME=VALUE, got no variable."],
  ["# nothing\n", "expected NAME=VALUE, got no variable."],
])("%j has nothing to set, and it is said", async (text, sentence) => {
  await expect(importing(text)).rejects.toThrow(sentence);
});

test("a file that is not there is told", async () => {
  await expect(config(["import", "none.env"])).rejects.toThrow(
    "none.env: expected a .env that can be read, got ENOENT.",
  );
});
