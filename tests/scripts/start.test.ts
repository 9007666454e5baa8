import { setUp } from "../../scripts/setup/setup";
import { start } from "../../scripts/start";
import { HELP } from "../../scripts/start/arguments";
import { type FakeProgram, fakeProgram } from "../support/fake-program";
import { keepPrinted, type Printed } from "../support/printed";
import type * as support from "../support/set-up";

jest.mock("../../scripts/setup/setup", () =>
  jest.requireActual<typeof support>("../support/set-up").ready(),
);

let pulumi: FakeProgram;
let printed: Printed;
beforeEach(() => {
  jest.mocked(setUp).mockClear();
  pulumi = fakeProgram("pulumi");
  pulumi.answers(/^destroy/);
  printed = keepPrinted();
});
afterEach(() => {
  printed.restore();
  pulumi.remove();
});

test("help is shown without a set-up", async () => {
  await start(["--help"]);
  expect(printed.stdout).toBe(HELP);
  expect(setUp).not.toHaveBeenCalled();
});

test("what it does not know is refused without a set-up", async () => {
  await expect(start(["--frob"])).rejects.toThrow("npm start: Unknown option '--frob'");
  expect(setUp).not.toHaveBeenCalled();
});

test("a stack is removed by the pulumi of the set-up", async () => {
  pulumi.leavesInput();
  await start(["--destroy", "gunicorn"]);
  expect(pulumi.lines()).toEqual(["destroy --yes --skip-preview -s gunicorn"]);
  expect(pulumi.calls()).toMatchObject([{ env: { SET_UP: "yes" } }]);
});
