import type { Answer } from "../../../configs/compare/same-answer";
import { tryAll } from "../../../jobs/compare/try-all";
import { JobError } from "../../../jobs/lib/job";
import { benchOf } from "../../support/comparison-bench";
import { keepPrinted, type Printed } from "../../support/printed";

const answer = (more: Partial<Answer> = {}): Answer => ({
  ...{ method: "GET", path: "/api/items", status: 200, body: "a", bytes: 9, ...more },
});

let shown: Printed;
beforeEach(() => {
  shown = keepPrinted();
});
afterEach(() => {
  shown.restore();
  jest.restoreAllMocks();
});

test("each is started once, the reference first, warmed, asked for all that it carries, and removed", async () => {
  const { bench, done } = benchOf({ flask: {}, gunicorn: {} }, { reference: "gunicorn" });
  await tryAll(bench);
  expect(done).toEqual(
    ["gunicorn", "flask"].flatMap((name) => [
      ...[`${name}: starts`, `${name}: over 32 for 1 s`, `${name}: over 32 for 5 s`],
      `${name}: is removed`,
    ]),
  );
});

test("the declared rate is what the slowest bears, the app's cost is the reference's, and both are kept", async () => {
  const { bench, kept } = benchOf({
    gunicorn: { requests: 5000, python: "83.5\n" },
    flask: { requests: 2500, python: "99\n" },
  });
  const tried = await tryAll(bench);
  // 0.4 of 500 a second.
  expect(tried).toEqual({ ratePerSecond: 200, appUs: 83.5, refused: [] });
  expect(kept.tried).toEqual(tried);
  expect(shown.stderr).toBe(
    "gunicorn: carries about 1000 requests a second\nflask: carries about 500 requests a second\n",
  );
});

test.each([[undefined], ["Traceback"], ["0"]])(
  "an app that tells %s when it is called as WSGI is compared all the same, and its cost is not known",
  async (python) => {
    const { bench } = benchOf({ gunicorn: python === undefined ? {} : { python }, flask: {} });
    expect((await tryAll(bench)).appUs).toBeNull();
  },
);

test("one that does not start is left out with its cause, is no part of the rate, and the rest goes on", async () => {
  const { bench, done } = benchOf({
    gunicorn: {},
    granian: { fails: new JobError("granian, its server ended instead of serving.") },
    flask: {},
  });
  const { refused, ratePerSecond } = await tryAll(bench);
  const why = "granian, its server ended instead of serving.";
  expect(refused).toEqual([{ candidate: "granian", why }]);
  expect(ratePerSecond).toBe(400);
  expect(done).toContain("flask: is removed");
  expect(shown.stderr).toContain(`granian is left out: ${why}\n`);
});

test("one that answers differently is left out with the difference, and is removed", async () => {
  const { bench, done } = benchOf({
    gunicorn: { once: [answer()] },
    granian: { once: [answer({ status: 404 })] },
    flask: { once: [answer({ body: "b" })] },
  });
  expect((await tryAll(bench)).refused).toEqual([
    {
      candidate: "granian",
      why: "it answers differently: GET /api/items is answered with 404, and by the reference with 200",
    },
  ]);
  expect(done).toContain("granian: is removed");
});

test("where the body has to be the same, another one is a difference", async () => {
  const played = {
    gunicorn: { once: [answer()] },
    granian: { once: [answer({ body: "b", bytes: 7 })] },
    flask: { once: [answer()] },
  };
  const { bench } = benchOf(played, { sameAnswer: "exact" });
  expect((await tryAll(bench)).refused.map(({ why }) => why)).toEqual([
    "it answers differently: GET /api/items is answered with another body of 7 bytes, by the reference with one of 9",
  ]);
});

test("a reference that does not start leaves nothing to compare with", async () => {
  const fails = new JobError("gunicorn, its server ended instead of serving.");
  const { bench, kept } = benchOf({ gunicorn: { fails }, flask: {} });
  await expect(tryAll(bench)).rejects.toThrow(
    new JobError(
      "There is nothing to compare with. gunicorn, its server ended instead of serving.",
    ),
  );
  expect(kept.tried).toBeUndefined();
});

test("an app that fails what it is asked for is not compared: errors say little of how it is served", async () => {
  const once = [answer(), answer({ path: "/none", status: 404 }), answer({ status: 0 })];
  const { bench, done } = benchOf({ gunicorn: { once }, flask: {} });
  await expect(tryAll(bench)).rejects.toThrow(
    new JobError(
      "There is nothing to compare with. The app fails what it is asked for: " +
        "GET /none is answered with 404; GET /api/items has no answer.",
    ),
  );
  expect(done).toEqual(["gunicorn: starts", "gunicorn: is removed"]);
});

test("where all others are left out there is nothing to compare, and nothing is kept of that", async () => {
  const { bench, kept } = benchOf({ gunicorn: {}, flask: { fails: new JobError("It ended.") } });
  await expect(tryAll(bench)).rejects.toThrow(
    new JobError("There is nothing to compare: all candidates but the reference are left out."),
  );
  expect(kept.tried).toBeUndefined();
});

test("a fault of our own leaves nobody out: it ends the comparison", async () => {
  const { bench } = benchOf({ gunicorn: {}, flask: { fails: new TypeError("x of undefined") } });
  await expect(tryAll(bench)).rejects.toThrow(TypeError);
});
