import {
  type AblationStep,
  bothWays,
  effectOf,
  isDependent,
} from "../../../../configs/compare/ablation/steps";
import type { MeasureName } from "../../../../configs/compare/measures";
import { again } from "../../../../configs/compare/page/again";
import { randomOf } from "../../../../configs/compare/random";
import { ablated, TRUTH } from "../../../support/ablated";

const CARRIED: MeasureName = "carriedPerSecond";
const CPU: MeasureName = "cpuUsPerRequest";
const stepOf = (steps: AblationStep[], order: string, change: string) =>
  steps.find((one) => one.order === order && one.change === change)!;

test("each step is worth what it truly is, in both measures, and less CPU is what more requests need", () => {
  const { ablation } = ablated();
  for (const [order, changes] of Object.entries(TRUTH)) {
    for (const [change, truth] of Object.entries(changes)) {
      const step = stepOf(ablation, order, change);
      const [carried, cpu] = [effectOf(step, CARRIED)!, effectOf(step, CPU)!];
      expect(carried.low).toBeLessThanOrEqual(truth);
      expect(carried.high).toBeGreaterThanOrEqual(truth);
      expect(cpu.low).toBeLessThanOrEqual(1 / truth);
      expect(cpu.high).toBeGreaterThanOrEqual(1 / truth);
    }
  }
});

test("a step says more or less where its interval tells, and that nothing is told where none is", () => {
  const { ablation } = ablated();
  const said = ablation.map(({ order, change, verdicts }) => [
    `${order} ${change}`,
    verdicts.map(({ verdict }) => verdict),
  ]);
  expect(Object.fromEntries(said)).toEqual({
    "forward proxy": ["less", "more"],
    "forward keep-alive": ["more", "less"],
    "forward log": ["not distinguishable", "not distinguishable"],
    "reverse log": ["less", "more"],
    "reverse keep-alive": [],
    "reverse proxy": ["not distinguishable", "not distinguishable"],
  });
});

test("what changes nothing is worth exactly that, and what no round has is worth nothing that is known", () => {
  const { ablation } = ablated();
  expect(effectOf(stepOf(ablation, "reverse", "keep-alive"), CARRIED)).toEqual({
    ...{ ratio: 1, low: 1, high: 1 },
  });
  const none = ablated({ rows: [] }).ablation;
  expect(effectOf(stepOf(none, "forward", "proxy"), CARRIED)).toBeUndefined();
});

test("a change depends on what else is there where its two intervals have nothing in common", () => {
  const dependent = (more: Parameters<typeof ablated>[0] = {}) =>
    bothWays(ablated(more).ablation)
      .filter((both) => isDependent(both, CARRIED))
      .map(({ forward }) => forward.change);
  expect(dependent()).toEqual(["proxy", "keep-alive", "log"]);
  expect(dependent({ rows: [] })).toEqual([]);
});

test("of what the generator may have limited it is not known whether it depends on anything", () => {
  const [both] = bothWays(ablated().ablation);
  const [carried, cpu] = both!.forward.verdicts;
  const limited = { ...both!.forward, verdicts: [{ ...carried!, limited: ["a"] }, cpu!] };
  expect(isDependent(both!, CARRIED)).toBe(true);
  expect(isDependent({ ...both!, forward: limited }, CARRIED)).toBe(false);
  expect(isDependent({ ...both!, forward: limited }, CPU)).toBe(true);
});

test("computed again it has the same steps, of the rounds that are left, whoever the reference is then", () => {
  const before = ablated();
  const same = again(before, { without: [], reference: "gunicorn" });
  expect(same.ablation).toEqual(before.ablation);
  const { ablation } = again(before, { without: [3], reference: "fast" });
  expect(ablation.map(({ from, to }) => [from, to])).toEqual(
    before.ablation.map(({ from, to }) => [from, to]),
  );
  const rounds = ablation.flatMap(({ verdicts }) => verdicts.map((one) => one.interval?.rounds));
  expect(new Set(rounds)).toEqual(new Set([9]));
});

test("all intervals of an ablation hold the truth at once in 95 of 100, as they say", () => {
  const random = randomOf(5);
  const runs = 100;
  const held = Array.from({ length: runs }, () => {
    const { ablation } = ablated({}, { random, noise: 0.06 });
    return Object.entries(TRUTH).every(([order, changes]) =>
      Object.entries(changes).every(([change, truth]) => {
        const step = stepOf(ablation, order, change);
        const [carried, cpu] = [effectOf(step, CARRIED)!, effectOf(step, CPU)!];
        const isIn = (one: typeof carried, of: number) => one.low <= of && of <= one.high;
        return isIn(carried, truth) && isIn(cpu, 1 / truth);
      }),
    );
  }).filter(Boolean).length;
  expect(held / runs).toBeGreaterThanOrEqual(0.95);
});

test("no change says that it depends on anything, in 95 of 100, where each is worth the same in both orders", () => {
  const random = randomOf(7);
  const runs = 60;
  const alike = { forward: TRUTH.forward, reverse: TRUTH.forward };
  const wrong = Array.from({ length: runs }, () => {
    const { ablation } = ablated({}, { random, noise: 0.06, truth: alike });
    return bothWays(ablation).some((both) =>
      [CARRIED, CPU].some((measure) => isDependent(both, measure)),
    );
  }).filter(Boolean).length;
  expect(wrong / runs).toBeLessThanOrEqual(0.05);
});
