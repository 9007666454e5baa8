import { type MeasureName, MEASURES } from "../measures";
import type { Comparison } from "../result";
import type { Table } from "../table";
import { times, Verdict } from "../verdict";
import {
  type AblationStep,
  type BothWays,
  bothWays,
  effectOf,
  isDependent,
  STEP_MEASURES,
} from "./steps";

type Ablated = Pick<Comparison, "ablation">;

/** What each change is worth, in both orders. */
export function ablationTable({ ablation }: Ablated): Table {
  return {
    head: ["with", ...STEP_MEASURES.flatMap((name) => [headOf(name), "in the reverse"])],
    rows: bothWays(ablation).map(({ forward, reverse }) => [
      forward.change,
      ...STEP_MEASURES.flatMap((measure) =>
        [forward, reverse].map((step) => effectText(step, measure)),
      ),
    ]),
  };
}

function headOf(measure: MeasureName): string {
  return `${MEASURES[measure].label}, forward`;
}

/** What each change is: what is there with it, and what without it. */
export function changeWords({ ablation }: Ablated): string[] {
  return bothWays(ablation).map(({ forward: { change, what } }) => `${change}: ${what}.`);
}

/** How many times as much, with its bounds, and whether that is more or less. */
export function effectText(step: AblationStep, measure: MeasureName): string {
  if (step.verdicts.length === 0) return "nothing differs";
  const effect = effectOf(step, measure);
  if (!effect) return "too few rounds";
  const { verdict, limited } = step.verdicts.find((one) => one.measure === measure) ?? {};
  const isTold = verdict === Verdict.More || verdict === Verdict.Less;
  const text = `${brief(effect.ratio)} × (${brief(effect.low)} to ${brief(effect.high)})`;
  return `${text}${isTold ? `, ${verdict}` : ""}${limited ? ", generator-limited" : ""}`;
}

/** In a chart there is no room for words. */
function brief(ratio: number): string {
  return times(ratio).replace("more than ", "> ").replace("less than ", "< ");
}

/** How it is to be read, and which changes depend on what else is there, a sentence each. */
export function ablationWords({ ablation }: Ablated): string[] {
  const changes = bothWays(ablation);
  const dependent = changes.flatMap(dependentWords);
  const orders = [changes.map(({ forward }) => forward), stepsOf(ablation, "reverse")];
  const [forward = "", reverse = ""] = orders.map((steps) => namesOf(steps));
  return [
    `From the study's bare Gunicorn to granian-nginx, one thing at a time. Forward: ${forward}. In the reverse: ${reverse}, where what is nginx's comes after nginx.`,
    "Each step is beside the one before it in the same rounds. All these intervals hold at once in 95 of 100 comparisons, beside those of the verdicts.",
    ...dependent,
    ...(dependent.length === 0
      ? ["Of no change the rounds show that it depends on what else is there."]
      : []),
  ];
}

function dependentWords(both: BothWays): string[] {
  const { forward, reverse } = both;
  const measures = STEP_MEASURES.filter((measure) => isDependent(both, measure));
  if (measures.length === 0) return [];
  const found = measures.map(
    (measure) =>
      `${MEASURES[measure].label}: forward ${effectText(forward, measure)}; in the reverse ${effectText(reverse, measure)}.`,
  );
  return [`What ${forward.change} is worth depends on what else is there. ${found.join(" ")}`];
}

export function stepsOf(
  steps: readonly AblationStep[],
  order: AblationStep["order"],
): AblationStep[] {
  return steps.filter((one) => one.order === order);
}

function namesOf(steps: readonly AblationStep[]): string {
  return steps.map(({ change }) => change).join(", ");
}
