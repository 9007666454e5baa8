import { AblationOrder, type PlannedStep } from "../../configs/compare/ablation/order";
import { randomOf } from "../../configs/compare/random";
import type { Compared, Comparison } from "../../configs/compare/result";
import { twinOf } from "../../configs/compare/rounds";
import { compared, measurement } from "./comparison";

type Truth = Record<AblationOrder, Record<string, number>>;

/** How many times as much is carried after each step: keep-alive is worth nothing before the proxy, and much after it. */
export const TRUTH: Truth = {
  forward: { proxy: 0.6, "keep-alive": 1.5, log: 1 },
  reverse: { log: 0.7, "keep-alive": 1, proxy: 1 },
};

interface Simulated {
  random: () => number;
  noise: number;
  truth: Truth;
}

const ROUNDS = 10;

/** A comparison with an ablation whose truth is known; where a change is worth nothing in the reverse it is not measured. */
export function ablated(more: Partial<Compared> = {}, given: Partial<Simulated> = {}): Comparison {
  const { random = randomOf(1), noise = 0.01, truth = TRUTH } = given;
  const isAlike = truth.reverse !== TRUTH.reverse;
  const steps = Object.values(AblationOrder).flatMap((order) => {
    let from = "first";
    const names = Object.keys(TRUTH[order]);
    return names.map((change): PlannedStep => {
      const isNothing = order === AblationOrder.Reverse && change === "keep-alive" && !isAlike;
      const step = { order, change, what: `${change}, or none`, from };
      from = isNothing ? from : `${order}: ${change}`;
      return { ...step, to: from };
    });
  });
  const rows = Array.from({ length: ROUNDS }, (_, index) => {
    const of = (slot: string, perSecond: number) =>
      measurement(slot, index + 1, { perSecond: perSecond * Math.exp(noise * normalOf(random)) });
    const perSecond = new Map([["first", 5000]]);
    for (const { order, change, from, to } of steps.filter((one) => one.from !== one.to)) {
      perSecond.set(to, (perSecond.get(from) ?? 0) * (truth[order][change] ?? 1));
    }
    return ["gunicorn", twinOf("gunicorn"), "fast", "same", ...perSecond.keys()].map((slot) =>
      of(slot, perSecond.get(slot) ?? 1000),
    );
  }).flat();
  return compared({ rows, ablation: steps, ...more });
}

/** Box and Muller. */
function normalOf(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
