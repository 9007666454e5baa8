import { fitsBudget, isDecided, roundSeconds } from "../../../configs/compare/decided";
import { type Judged, Verdict } from "../../../configs/compare/verdict";
import { compared } from "../../support/comparison";

const judged = (
  verdict: Verdict,
  bounds?: [low: number, high: number],
  more: Partial<Judged> & { rounds?: number } = {},
): Judged => {
  const { rounds = 5, ...rest } = more;
  return {
    ...{ measure: "carriedPerSecond", candidate: "a", reference: "b", verdict, sentence: "" },
    ...(bounds && {
      interval: { ratio: 1, low: bounds[0], high: bounds[1], detectable: 1.1, rounds },
    }),
    ...rest,
  };
};
const MORE = judged(Verdict.More, [1.5, 2]);

test.each([
  ["more", [MORE], true],
  ["less", [judged(Verdict.Less, [0.5, 0.8])], true],
  ["as good as the same", [judged(Verdict.NotDistinguishable, [0.96, 1.04])], true],
  ["not distinguishable yet", [judged(Verdict.NotDistinguishable, [0.9, 1.1])], false],
  ["a bit more, at most", [judged(Verdict.NotDistinguishable, [1, 1.06])], false],
  ["of too few rounds", [judged(Verdict.Inconclusive)], false],
  ["limited by the generator, so far", [judged(Verdict.Inconclusive, [0.5, 0.8])], false],
  [
    "limited by the generator in ten rounds",
    [judged(Verdict.Inconclusive, [0.5, 0.8], { rounds: 10 })],
    true,
  ],
  ["one that is, and one that is not", [MORE, judged(Verdict.Inconclusive)], false],
  ["nothing", [], false],
])("%s: decided is %j %s", (_, verdicts, is) => {
  expect(isDecided(verdicts)).toBe(is);
});

test("what decides first is what is carried: the others alone do not keep it going", () => {
  const other = judged(Verdict.NotDistinguishable, [0.5, 2], { measure: "pacedAvgMs" });
  expect(isDecided([MORE, other])).toBe(true);
  expect(isDecided([other])).toBe(false);
});

test.each([
  ["none was yet", 60, [], true],
  ["another one fits to the second", 300, [100, 100], true],
  ["another one would be a second too long", 299, [100, 100], false],
  ["the first one has taken all", 60, [100], false],
])("whether a round is begun: %s", (_, budget, took, fits) => {
  expect(fitsBudget(budget, took)).toBe(fits);
});

test("a round took as long as all of its slots, those without numbers too", () => {
  const row = { position: 1, slot: "a", missed: "x" };
  expect(
    roundSeconds([
      { ...row, round: 1, tookSeconds: 17 },
      { ...row, round: 2, tookSeconds: 5 },
      { ...row, round: 1, tookSeconds: 3 },
    ]),
  ).toEqual([20, 5]);
  expect(roundSeconds([])).toEqual([]);
});

test("a comparison that is looked at after each round has wider intervals, for the noise too, and tells so", () => {
  const [once, any] = [compared(), compared({ looks: "any" })];
  for (const [index, { interval, noise }] of any.verdicts.entries()) {
    expect(interval!.low).toBeLessThan(once.verdicts[index]!.interval!.low);
    expect(noise!.high).toBeGreaterThan(once.verdicts[index]!.noise!.high);
  }
});
