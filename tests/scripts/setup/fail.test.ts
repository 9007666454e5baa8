import { fail } from "../../../scripts/setup/fail";
import { SetupError } from "../../../scripts/setup/run";
import { keepPrinted, type Printed } from "../../support/printed";

let printed: Printed;
let exit: jest.SpyInstance;
beforeEach(() => {
  printed = keepPrinted();
  exit = jest.spyOn(process, "exit").mockImplementation();
});
afterEach(() => {
  printed.restore();
  exit.mockRestore();
});

test("what the user can mend is shown as its message alone", () => {
  fail(new SetupError("Install Docker.\nThen run this again."));
  expect(printed).toMatchObject({
    stdout: "",
    stderr: "\nInstall Docker.\nThen run this again.\n",
  });
  expect(exit).toHaveBeenCalledWith(1);
});

test("what only we can mend is shown with its stack", () => {
  fail(new TypeError("undefined is not a function"));
  expect(printed.stderr).toMatch(/^\nTypeError: undefined is not a function\n {4}at .*fail\.test/);
  expect(exit).toHaveBeenCalledWith(1);
});
