import {
  booleanProblems,
  choiceProblems,
  integerProblems,
  listProblems,
  patternProblems,
  recordProblems,
  assertNoProblems,
} from "../../configs/problems";
import { messageOf } from "../support/message";

test("an error lists all problems, each with its path, what was expected, what came and what to do", () => {
  const problems = [
    ...integerProblems("workers", 0, { min: 1, max: 64, remedy: "Set 4." }),
    ...choiceProblems("workerClass", "gevent", ["sync", "gthread"]),
    ...patternProblems("app", undefined, { pattern: /:/, expected: "module:callable" }),
  ];

  expect(messageOf(() => assertNoProblems('GunicornService "web"', problems))).toBe(
    'GunicornService "web": 3 problems to mend\n' +
      "  workers: expected an integer from 1 to 64, got 0. Set 4.\n" +
      '  workerClass: expected one of sync, gthread, got "gevent".\n' +
      "  app: expected module:callable, got nothing.",
  );
});

test("a long value is cut in the message", () => {
  const problems = patternProblems("app", "x".repeat(500), { pattern: /:/, expected: "a colon" });
  expect(messageOf(() => assertNoProblems("Config", problems)).length).toBeLessThan(200);
});

test("nothing is thrown where nothing is wrong", () => {
  expect(() => assertNoProblems("Config", [])).not.toThrow();
});

test.each([NaN, Infinity, 1.5, "4", null, undefined, -1, 65])(
  "%p is no integer from 0 to 64",
  (got) => {
    expect(integerProblems("workers", got, { min: 0, max: 64 })).toHaveLength(1);
  },
);

const circular: Record<string, unknown> = {};
circular.self = circular;

test.each([
  ["a BigInt", 4n, "4n"],
  ["a function", () => 4, "a function"],
  ["a symbol", Symbol("four"), "Symbol(four)"],
  ["what has itself within", circular, "a value that JSON has no text for"],
  ["null", null, "null"],
])("%s is told in words, not by a stack trace", (_, got, shown) => {
  expect(messageOf(() => assertNoProblems("Config", booleanProblems("accessLog", got)))).toBe(
    `Config: 1 problem to mend\n  accessLog: expected true or false, got ${shown}.`,
  );
});

test.each(["false", 0, null, undefined])("%p is neither true nor false", (got) => {
  expect(booleanProblems("accessLog", got)).toHaveLength(1);
});

test("what is wrong within a list is told by its place, and what is no list at all by its path", () => {
  const each = (path: string, got: unknown) =>
    patternProblems(path, got, { pattern: /^\//, expected: "a path" });
  expect(listProblems("paths", ["/", "x", 3], { expected: "paths", each })).toEqual([
    { path: "paths[1]", expected: "a path", got: "x" },
    { path: "paths[2]", expected: "a path", got: 3 },
  ]);
  expect(listProblems("paths", "/", { expected: "paths", each })).toEqual([
    { path: "paths", expected: "a list of paths", got: "/" },
  ]);
});

test.each([null, [], "a", () => {}])("%p has no named fields", (got) => {
  expect(recordProblems("env", got, "variables with their values")).toHaveLength(1);
});
