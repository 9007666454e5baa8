import { type Html, html } from "../../load/page/html";
import { type Measure, type MeasureName, MEASURES } from "../measures";
import { type Judged, times, Verdict } from "../verdict";

const ROW = 30;
const LEFT = 190;
const WIDTH = 720;
const RIGHT = 90;
/** A chart of ratios beyond these would show nothing of the others. */
const MOST = 16;

/** The ratio of each candidate to the reference, as a line from bound to bound, beside what the reference differs from itself by. */
export function intervalChart(measure: MeasureName, judged: readonly Judged[]): Html {
  const shown = judged.filter((one) => one.measure === measure && one.interval);
  const { label }: Measure = MEASURES[measure];
  if (shown.length === 0) return html`<p>${label}: too few rounds have both.</p>`;
  const scale = scaleOf(shown);
  const height = ROW * shown.length + 34;
  const noise = shown[0]?.noise;
  const band =
    noise &&
    html`<rect
      class="noise"
      x="${scale.at(noise.low)}"
      y="0"
      width="${scale.at(noise.high) - scale.at(noise.low)}"
      height="${height - 28}"
    />`;
  return html`<figure>
    <figcaption>
      ${label}, as so many times ${shown[0]?.reference}. Grey: what ${shown[0]?.reference} differs
      from itself by.
    </figcaption>
    <svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${label}: ratios with intervals">
      ${band} ${ticks(scale, height)} ${shown.map((one, index) => line(one, index, scale))}
    </svg>
  </figure>`;
}

interface Scale {
  low: number;
  high: number;
  at(ratio: number): number;
}

function scaleOf(shown: readonly Judged[]): Scale {
  const bounds = shown
    .flatMap(({ interval, noise }) => [interval, noise])
    .flatMap((one) => one ?? []);
  const high = Math.min(MOST, Math.max(1.25, ...bounds.map((one) => one.high)));
  const low = Math.max(1 / MOST, Math.min(0.8, ...bounds.map((one) => one.low)));
  const at = (ratio: number) => {
    const within = Math.min(high, Math.max(low, ratio));
    const part = Math.log(within / low) / Math.log(high / low);
    return Math.round(10 * (LEFT + part * (WIDTH - LEFT - RIGHT))) / 10;
  };
  return { low, high, at };
}

const TICKS = [0.0625, 0.125, 0.25, 0.5, 0.8, 1, 1.25, 2, 4, 8, 16];

function ticks({ low, high, at }: Scale, height: number): Html[] {
  return TICKS.filter((one) => one >= low && one <= high).map(
    (one) =>
      html`<line
          class="${one === 1 ? "one" : "tick"}"
          x1="${at(one)}"
          x2="${at(one)}"
          y1="0"
          y2="${height - 28}"
        />
        <text class="tick" x="${at(one)}" y="${height - 10}">${one}</text>`,
  );
}

function line({ candidate, interval, verdict }: Judged, index: number, { at }: Scale): Html {
  const y = ROW * index + ROW / 2;
  const { ratio = 1, low = 1, high = 1 } = interval ?? {};
  const isTold = verdict === Verdict.More || verdict === Verdict.Less;
  const name = isTold ? "told" : "open";
  return html`<text class="name" x="${LEFT - 12}" y="${y + 5}">${candidate}</text>
    <line class="${name}" x1="${at(low)}" x2="${at(high)}" y1="${y}" y2="${y}" />
    <circle class="${name}" cx="${at(ratio)}" cy="${y}" r="5" />
    <text class="value" x="${WIDTH - RIGHT + 12}" y="${y + 5}">${times(ratio)} ×</text>`;
}
