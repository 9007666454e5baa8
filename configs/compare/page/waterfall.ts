import { type Html, html } from "../../load/page/html";
import { AblationOrder } from "../ablation/order";
import { type AblationStep, effectOf } from "../ablation/steps";
import { effectText, stepsOf } from "../ablation/words";
import { type Measure, type MeasureName, MEASURES } from "../measures";
import { Verdict } from "../verdict";

const ROW = 30;
const LEFT = 130;
const WIDTH = 720;
const RIGHT = 220;
const BAR = 14;

const ORDER_WORDS: Record<AblationOrder, string> = {
  forward: "forward",
  reverse: "in the reverse order",
};

/** Step by step from the first way to the last: each bar begins where the one before it ended. */
export function waterfall(
  measure: MeasureName,
  order: AblationOrder,
  ablation: readonly AblationStep[],
): Html {
  const { label }: Measure = MEASURES[measure];
  const bars = barsOf(measure, stepsOf(ablation, order));
  // Both orders have one scale, so that they can be laid beside each other.
  const at = scaleOf(
    Object.values(AblationOrder).flatMap((one) => barsOf(measure, stepsOf(ablation, one))),
  );
  const height = ROW * bars.length + 30;
  const end = bars.at(-1)?.to ?? 1;
  return html`<figure>
    <figcaption>
      ${label}, ${ORDER_WORDS[order]}, as so many times that of the first way.
    </figcaption>
    <svg
      viewBox="0 0 ${WIDTH} ${height}"
      role="img"
      aria-label="${label}, one thing changed at a time, ${ORDER_WORDS[order]}"
    >
      <line class="one" x1="${at(1)}" x2="${at(1)}" y1="0" y2="${height - 24}" />
      <text class="tick" x="${at(1)}" y="${height - 8}">1</text>
      ${
        Math.abs(at(end) - at(1)) < 40
          ? undefined
          : html`<text class="tick" x="${at(end)}" y="${height - 8}">${end.toFixed(2)}</text>`
      }
      ${bars.map((bar, index) => barOf(bar, index, at, measure))}
    </svg>
  </figure>`;
}

interface Bar {
  step: AblationStep;
  /** How many times the first way's there is before the step, after it, and at most and at least after it. */
  from: number;
  to: number;
  low: number;
  high: number;
}

/** What is not known moves nothing. */
function barsOf(measure: MeasureName, steps: readonly AblationStep[]): Bar[] {
  let from = 1;
  return steps.map((step) => {
    const { ratio = 1, low = 1, high = 1 } = effectOf(step, measure) ?? {};
    const bar = { step, from, to: from * ratio, low: from * low, high: from * high };
    from = bar.to;
    return bar;
  });
}

/**
 * Twice as much is as far to the right as half as much is to the left. An interval is drawn to half and to twice its
 * bar's end at most: one of few rounds would leave no room for the bars.
 */
function scaleOf(bars: readonly Bar[]): (times: number) => number {
  const low = Math.min(0.8, ...bars.map((bar) => Math.max(bar.low, bar.to / 2)));
  const high = Math.max(1.25, ...bars.map((bar) => Math.min(bar.high, bar.to * 2)));
  return (times) => {
    const within = Math.min(high, Math.max(low, times));
    const part = Math.log(within / low) / Math.log(high / low);
    return Math.round(10 * (LEFT + part * (WIDTH - LEFT - RIGHT))) / 10;
  };
}

function barOf(
  { step, from, to, low, high }: Bar,
  index: number,
  at: (times: number) => number,
  measure: MeasureName,
): Html {
  const y = ROW * index + ROW / 2;
  const [left, right] = [Math.min(at(from), at(to)), Math.max(at(from), at(to))];
  return html`<text class="name" x="${LEFT - 12}" y="${y + 5}">${step.change}</text>
    <rect
      class="step ${kindOf(step, measure)}"
      x="${left}"
      y="${y - BAR / 2}"
      width="${Math.max(2, right - left)}"
      height="${BAR}"
    />
    <line class="reach" x1="${at(low)}" x2="${at(high)}" y1="${y}" y2="${y}" />
    <line class="on" x1="${at(to)}" x2="${at(to)}" y1="${y}" y2="${y + ROW / 2 + BAR / 2}" />
    <text class="value" x="${WIDTH - RIGHT + 12}" y="${y + 5}">${effectText(step, measure)}</text>`;
}

/** Good, bad or neither: the words beside it say it, too. */
function kindOf({ verdicts }: AblationStep, measure: MeasureName): string {
  const { isGain }: Measure = MEASURES[measure];
  const { verdict } = verdicts.find((one) => one.measure === measure) ?? {};
  if (verdict !== Verdict.More && verdict !== Verdict.Less) return "open";
  return (verdict === Verdict.More) === isGain ? "gain" : "loss";
}
