import { isAccepted } from "../../../configs/load/accepted";

const judged = (...thresholds: object[]) => JSON.stringify({ thresholds });

test("a run that was too much worse than the one before is none to compare with", () => {
  expect(isAccepted(judged({ maxChange: 0.1, isMet: false }))).toBe(false);
  expect(isAccepted(judged({ max: 5, isMet: true }, { maxChange: 0, isMet: false }))).toBe(false);
});

test("one that misses another limit is, as is one that is no worse", () => {
  expect(isAccepted(judged({ max: 5, isMet: false }, { maxChange: 0.1, isMet: true }))).toBe(true);
  expect(isAccepted(judged())).toBe(true);
});

test.each([undefined, "", "{", "[]", "null", "{}", '{"thresholds": 5}', '{"thresholds": [5]}'])(
  "one whose report is %j was refused by nobody",
  (document) => {
    expect(isAccepted(document)).toBe(true);
  },
);
