import type { CandidateParts } from "../candidate-plan";
import { isSameMade, type Made, type Variant } from "../variant";
import { AblationOrder, type PlannedStep } from "./order";
import { type Change, CHANGES, type Way, wayWith } from "./way";

/** An ablation, with what has to be measured for it besides what is measured anyway. */
export interface AblationPlan {
  steps: PlannedStep[];
  variants: Variant[];
}

/** What the ways at both ends are called, where no candidate is like them. */
const ENDS = { first: "before all changes", last: "after all changes" };

/** A change that is nginx's comes after nginx in both orders. */
export const ORDERS: Record<AblationOrder, readonly Change[]> = {
  forward: CHANGES,
  reverse: afterProxy([...CHANGES].reverse()),
};

function afterProxy(changes: readonly Change[]): Change[] {
  const own = changes.filter(({ isOfProxy }) => isOfProxy);
  const rest = changes.filter(({ isOfProxy }) => !isOfProxy);
  return [...rest, ...own];
}

/**
 * Both orders, step by step. A way that is measured anyway is not measured twice.
 * @param partsOf what a way consists of
 * @param known the candidates
 * @param quiet what else is measured, of which what is needed here is then there in each round
 */
export function ablationPlan(
  partsOf: (way: Way) => CandidateParts,
  known: readonly (Made & { name: string })[],
  quiet: readonly Variant[],
  rounds: number,
): AblationPlan {
  const own: Variant[] = [];
  const nameOf = (changes: readonly Change[], name: string): string => {
    const way = wayWith(changes);
    const made = { server: way.server, ...partsOf(way) };
    const same = [...known, ...quiet, ...own].find((one) => isSameMade(one, made));
    if (same) return same.name;
    own.push({ ...made, name, rounds });
    return name;
  };
  const steps = Object.values(AblationOrder).flatMap((order) => {
    const changes = ORDERS[order];
    let from = nameOf([], ENDS.first);
    return changes.map(({ name: change, what }, index) => {
      const isLast = index === changes.length - 1;
      const called = isLast ? ENDS.last : `${order} ${index + 1}: ${change}`;
      const to = nameOf(changes.slice(0, index + 1), called);
      const step = { order, change, what, from, to };
      from = to;
      return step;
    });
  });
  const isNeeded = ({ name }: Variant) => steps.some(({ from, to }) => [from, to].includes(name));
  const others = quiet.map((one) => (isNeeded(one) ? { ...one, rounds } : one));
  return { steps, variants: [...others, ...own] };
}
