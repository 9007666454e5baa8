import { readArguments } from "../../../scripts/start/arguments";
import { messageOf } from "../../support/message";

test("without arguments the first preset is deployed", () => {
  expect(readArguments([])).toEqual({ help: false, destroy: false, stack: "gunicorn-nginx" });
});

test("a stack, an app and what to do with it", () => {
  expect(readArguments(["gunicorn", "--app", "../shop"])).toMatchObject({
    ...{ stack: "gunicorn", app: "../shop" },
  });
  expect(readArguments(["--destroy", "gunicorn"])).toMatchObject({ destroy: true });
  expect(readArguments(["-h"])).toMatchObject({ help: true });
});

test.each([
  [["a", "b"], "npm start: one stack at a time, not 2"],
  [["--destroy"], "npm start: --destroy needs a stack"],
  [["--frob"], "npm start: Unknown option '--frob'"],
])("%p is refused with how it is used", (argv, message) => {
  const said = messageOf(() => readArguments(argv));
  expect(said).toContain(message);
  expect(said).toContain("npm start [-- STACK]");
});
