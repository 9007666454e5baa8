import {
  type Answer,
  differenceOf,
  failingAnswers,
  SameAnswer,
} from "../../../configs/compare/same-answer";

const answer = (more: Partial<Answer> = {}): Answer => ({
  ...{ method: "GET", path: "/api/items", status: 200, body: "aa", bytes: 10 },
  ...more,
});

test("those that answer alike do not differ, however it is looked at", () => {
  for (const same of Object.values(SameAnswer)) {
    expect(differenceOf(same, [answer()], [answer()])).toBeUndefined();
  }
});

test("another status is a difference, told with both", () => {
  expect(differenceOf(SameAnswer.Status, [answer({ status: 404 })], [answer()])).toBe(
    "GET /api/items is answered with 404, and by the reference with 200",
  );
});

test("another body is a difference where it has to be the same to the byte, and nowhere else", () => {
  const other = [answer({ body: "bb", bytes: 12 })];
  expect(differenceOf(SameAnswer.Exact, other, [answer()])).toBe(
    "GET /api/items is answered with another body of 12 bytes, by the reference with one of 10",
  );
  expect(differenceOf(SameAnswer.Status, other, [answer()])).toBeUndefined();
});

test("all differences are told at once, and none where nobody looks", () => {
  const other = [answer({ status: 500 }), answer({ path: "/", status: 302 })];
  const reference = [answer(), answer({ path: "/" })];
  expect(differenceOf(SameAnswer.Status, other, reference)).toBe(
    "GET /api/items is answered with 500, and by the reference with 200; " +
      "GET / is answered with 302, and by the reference with 200",
  );
  expect(differenceOf(SameAnswer.Off, other, reference)).toBeUndefined();
});

test("what is answered with an error is told, a redirect is not", () => {
  const all = [
    answer({ status: 302 }),
    answer({ status: 404 }),
    answer({ method: "POST", status: 0 }),
  ];
  expect(failingAnswers(all)).toEqual([
    "GET /api/items is answered with 404",
    "POST /api/items has no answer",
  ]);
});
