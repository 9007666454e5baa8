import { readStackArguments } from "../../../scripts/stack/arguments";

test("a stack with a flag, in any order", () => {
  expect(readStackArguments(["--follow", "gunicorn"], "npm run logs", ["follow"])).toEqual({
    ...{ stack: "gunicorn", follow: true },
  });
  expect(readStackArguments(["gunicorn"], "npm run logs", ["follow"])).toEqual({
    stack: "gunicorn",
  });
});

test.each([
  [[], "npm run logs -- STACK [--follow]: expected one stack, got 0."],
  [["a", "b"], "npm run logs -- STACK [--follow]: expected one stack, got 2."],
  [["a", "--tail"], "npm run logs -- STACK [--follow]: Unknown option '--tail'"],
])("%p is refused with how it is used", (argv, message) => {
  expect(() => readStackArguments(argv, "npm run logs", ["follow"])).toThrow(message);
});
