import type { Measurement } from "../../../../configs/compare/measured";
import { fewerConnections, offBy, queueingOf } from "../../../../configs/compare/queueing/queueing";
import { answers, measurement } from "../../../support/comparison";

const ON = { connections: 32, candidateCpus: 1 };

/** A round in which so many requests a second were answered over one connection, over four and over all. */
function round(at: number, [one, four, all]: [number, number, number]): Measurement {
  const over = (connections: number, perSecond: number) => ({
    ...{ connections, answers: answers({ seconds: 1, requests: perSecond }) },
  });
  return {
    ...measurement("gunicorn", at, { perSecond: all }),
    fewer: [over(1, one), over(4, four)],
  };
}

test.each([
  [32, [1, 4]],
  [1024, [1, 128]],
  [8, [1, 2]],
  [3, [1, 2]],
  [2, []],
  [1, []],
])("of %i connections it is measured over %j too", (connections, fewer) => {
  expect(fewerConnections(connections)).toEqual(fewer);
});

test("an answer's time is service, waiting and the rest, and they add up to it", () => {
  // A queue with 0.5 ms of service and 0.5 ms elsewhere: over four 1969 a second, over 32 nearly 2000.
  const { split, judged } = queueingOf("gunicorn", [round(1, [1000, 1969, 2000])], ON);
  expect(judged).toEqual({ connections: 4, foretold: expect.closeTo(1969, 0), measured: 1969 });
  expect(split).toEqual({
    ...{ answerMs: 16, serviceMs: expect.closeTo(0.5, 3), elsewhereMs: expect.closeTo(0.5, 3) },
    waitingMs: expect.closeTo(15, 3),
  });
});

test("several rounds count by the one in the middle, and a round that has less than all of it does not count", () => {
  const rounds = [
    round(1, [1000, 1969, 2000]),
    round(2, [100, 100, 100]),
    round(3, [1100, 1980, 2010]),
    measurement("gunicorn", 4, { perSecond: 9 }),
  ];
  const { judged } = queueingOf("gunicorn", rounds, ON);
  expect(judged?.measured).toBe(1969);
});

test("where what it foretold is off by more than a fifth there is no split, and the reason is told", () => {
  const found = queueingOf("gunicorn", [round(1, [1000, 1500, 2000])], ON);
  expect(found).toEqual({
    ...{ candidate: "gunicorn", connections: 32, split: null },
    judged: { connections: 4, foretold: expect.closeTo(1969, 0), measured: 1500 },
    why: "over 4 connections it has 1969 requests a second, and 1500 were measured",
  });
  expect(offBy(found.judged!)).toBeCloseTo(0.31, 2);
});

test.each([
  [1640, false],
  [1642, true],
  [2461, true],
  [2463, false],
])("a fifth off is the limit: of %i requests a second it is held: %s", (measured, isHeld) => {
  const { split } = queueingOf("gunicorn", [round(1, [1000, measured, 2000])], ON);
  expect(split !== null).toBe(isHeld);
});

test("what carries less over all connections than over one has no queue that explains it", () => {
  const { split, why } = queueingOf("gunicorn", [round(1, [1000, 950, 700])], ON);
  expect(split).toBeNull();
  expect(why).toBe("over 32 connections it has 1000 requests a second, and 700 were measured");
});

test("where the generator may have been the limit it is that they waited for", () => {
  const busy = round(1, [1000, 1969, 2000]);
  const found = queueingOf(
    "gunicorn",
    [{ ...busy, full: { ...busy.full, generatorCpu: 0.9 }, work: {} }],
    ON,
  );
  expect(found).toMatchObject({
    ...{ split: null, why: "the generator may have been what they waited for" },
    judged: { connections: 4 },
  });
});

test.each([
  ["no round", []],
  ["no round over fewer", [{ ...round(1, [1, 1, 1]), fewer: [] }]],
  [
    "a failure in the only one",
    [{ ...round(1, [1000, 1969, 2000]), full: answers({ failures: { closed: 1 } }) }],
  ],
])("of %s nothing is told, and why", (_, rounds) => {
  expect(queueingOf("gunicorn", rounds, ON)).toEqual({
    ...{ candidate: "gunicorn", connections: null, judged: null, split: null },
    why: "it was not measured over fewer connections",
  });
});
