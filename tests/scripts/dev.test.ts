import * as path from "node:path";
import { dev } from "../../scripts/dev";
import { develop } from "../../scripts/dev/session";
import { setUp } from "../../scripts/setup/setup";
import { type FakeProgram, fakeProgram } from "../support/fake-program";
import type * as support from "../support/set-up";

jest.mock("../../scripts/setup/setup", () =>
  jest.requireActual<typeof support>("../support/set-up").ready(),
);
jest.mock("../../scripts/dev/session", () => ({ develop: jest.fn() }));

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

let pulumi: FakeProgram;
const before = { ...process.env };
beforeEach(() => {
  jest.mocked(setUp).mockClear();
  jest.mocked(develop).mockClear();
  pulumi = fakeProgram("pulumi");
  pulumi.answers(/^stack ls/, { stdout: '[{"name":"dev-server"}]' });
  pulumi.answers(/^config/, { stdout: "{}" });
  process.env.INIT_CWD = path.resolve("docs");
});
afterEach(() => {
  for (const signal of SIGNALS) process.removeAllListeners(signal);
  pulumi.remove();
  process.env = { ...before };
});

test("the app of the config is developed, or the directory that was named", async () => {
  await dev([]);
  await dev(["../tests"]);
  const developed = jest.mocked(develop).mock.calls.map(([settings]) => settings.image.appDir);
  expect(developed).toEqual(["app", "tests"]);
});

test.each(SIGNALS)("%s ends the session", async (signal) => {
  await dev([]);
  const [, ended] = jest.mocked(develop).mock.calls[0]!;
  expect(ended.aborted).toBe(false);
  process.emit(signal);
  expect(ended.aborted).toBe(true);
});

test.each([
  [["a", "b"], "npm run dev [-- DIR]: expected no more than an app's directory, got a b."],
  [["--port"], "npm run dev [-- DIR]: expected no more than an app's directory, got --port."],
  [
    ["nowhere"],
    `npm run dev [-- DIR]: expected an app's directory, got ${path.resolve("docs/nowhere")}, which is none.`,
  ],
])("%p is refused, and nothing is set up for it", async (argv, message) => {
  await expect(dev(argv)).rejects.toThrow(message);
  expect(setUp).not.toHaveBeenCalled();
});
