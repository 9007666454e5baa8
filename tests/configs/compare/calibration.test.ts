import fc from "fast-check";
import {
  calibratedRate,
  calibrationFindings,
  isGeneratorBound,
} from "../../../configs/compare/calibration";
import { answers, measurement } from "../../support/comparison";

const trial = (perSecond: number, generatorCpu: number) => ({
  candidate: `of ${perSecond}`,
  full: { requests: 5 * perSecond, seconds: 5, generatorCpu },
});
const RATE = { ratePerSecond: 400, candidateCpus: 1 };

test("the rate is below half of what the slowest carries", () => {
  expect(calibratedRate([trial(1000, 0.2), trial(5000, 0.7)])).toBe(400);
});

test("where the generator needs more than 60 % of its CPU for that, it is what 60 % are enough for", () => {
  // A request to a fast one costs the generator as much as one to a slow one.
  expect(calibratedRate([trial(1000, 2)])).toBe(300);
});

test("an app that carries next to nothing is asked once a second", () => {
  expect(calibratedRate([trial(0.5, 0.01)])).toBe(1);
});

test("of any trials the slowest is below half of what it carries, and the generator below 60 %", () => {
  const some = fc.record({
    perSecond: fc.integer({ min: 3, max: 50_000 }),
    cpu: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 8 }), (all) => {
      const rate = calibratedRate(all.map(({ perSecond, cpu }) => trial(perSecond, cpu)));
      for (const { perSecond, cpu } of all) {
        expect(rate).toBeLessThanOrEqual(Math.max(1, perSecond / 2));
        expect((rate * cpu) / perSecond).toBeLessThanOrEqual(Math.max(0.6, cpu / perSecond) + 1e-9);
      }
    }),
  );
});

/** A round in which generator and candidate used such parts of their CPUs. */
const round = (generatorCpu: number, cpuPart: number, at = 1) => {
  const row = measurement("granian", at, { perSecond: 1000, more: { generatorCpu } });
  return { ...row, work: { server: { cpuSeconds: cpuPart * 5, taken: 1 } } };
};

test.each([
  ["a generator of 50 %, whatever the candidate does", 0.5, 0.4, false],
  ["a busy generator before a candidate that has CPU left", 0.7, 0.6, true],
  ["a busy generator before a candidate that used up its own", 0.7, 0.95, false],
])("%s", (_, generatorCpu, part, isBound) => {
  expect(isGeneratorBound([round(generatorCpu, part)], 1)).toBe(isBound);
});

test("one round of three with a busy generator is no reason, two are", () => {
  const [idle, busy] = [round(0.3, 0.5), round(0.9, 0.5)];
  expect(isGeneratorBound([idle, idle, busy], 1)).toBe(false);
  expect(isGeneratorBound([idle, busy, busy], 1)).toBe(true);
  expect(isGeneratorBound([], 1)).toBe(false);
});

test("what the kernel does not tell of a candidate's CPU is no sign that it was used up", () => {
  const work = { server: { cpuSeconds: null, taken: null } };
  expect(isGeneratorBound([{ ...round(0.7, 0), work }], 1)).toBe(true);
});

test("a load as it was calibrated is no finding", () => {
  expect(calibrationFindings(RATE, { granian: [round(0.5, 0.9)], other: [] })).toEqual([]);
});

test("a busy generator is told with what follows from it", () => {
  expect(calibrationFindings(RATE, { granian: [round(0.72, 0.5)] })).toEqual([
    "The generator used 72 % of its CPU for all that granian carries, more than 60 %, and granian did not use up its own: it carries at least what is told.",
  ]);
  expect(calibrationFindings(RATE, { granian: [round(0.72, 0.99)] })).toEqual([
    "The generator used 72 % of its CPU for all that granian carries, more than 60 %; granian used up its own all the same, so that it was the limit.",
  ]);
});

test("so is one at the declared rate, and a rate that turned out to be more than half of what a candidate carries", () => {
  const paced = answers({ generatorCpu: 0.8 });
  expect(calibrationFindings(RATE, { granian: [{ ...round(0.3, 0.5), paced }] })).toEqual([
    "The generator used 80 % of its CPU to ask granian at the declared rate, more than 60 %: its own waits are in the average.",
  ]);
  expect(
    calibrationFindings({ ...RATE, ratePerSecond: 501 }, { granian: [round(0.3, 0.5)] }),
  ).toEqual([
    "The declared rate, 501 a second, is more than half of what granian carried: requests waited for one another in its average.",
  ]);
});
