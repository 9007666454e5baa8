import {
  choiceProblems,
  integerProblems,
  patternProblems,
  rejectProblems,
} from "../../configs/problems";
import { messageOf } from "../support/message";

test("an error lists all problems, each with its path, what was expected, what came and what to do", () => {
  const problems = [
    ...integerProblems("workers", 0, { min: 1, max: 64, remedy: "Set 4." }),
    ...choiceProblems("workerClass", "gevent", ["sync", "gthread"]),
    ...patternProblems("app", undefined, { pattern: /:/, expected: "module:callable" }),
  ];

  expect(messageOf(() => rejectProblems('GunicornService "web"', problems))).toBe(
    'GunicornService "web": 3 problems to mend\n' +
      "  workers: expected an integer from 1 to 64, got 0. Set 4.\n" +
      '  workerClass: expected one of sync, gthread, got "gevent".\n' +
      "  app: expected module:callable, got nothing.",
  );
});

test("a long value is cut in the message", () => {
  const problems = patternProblems("app", "x".repeat(500), { pattern: /:/, expected: "a colon" });
  expect(messageOf(() => rejectProblems("Config", problems)).length).toBeLessThan(200);
});

test("nothing is thrown where nothing is wrong", () => {
  expect(() => rejectProblems("Config", [])).not.toThrow();
});

test.each([NaN, Infinity, 1.5, "4", null, undefined, -1, 65])(
  "%p is no integer from 0 to 64",
  (got) => {
    expect(integerProblems("workers", got, { min: 0, max: 64 })).toHaveLength(1);
  },
);
