import { type Html, html } from "../../load/page/html";
import { isMissed, type Measurement } from "../measured";
import { type Measure, type MeasureName, MEASURES } from "../measures";
import type { Comparison } from "../result";
import { twinIn } from "../rounds";
import { numberText } from "../table";

const ROW = 28;
const LEFT = 190;
const WIDTH = 720;
const RIGHT = 20;

/** A dot for each round: how far the rounds of a candidate are from each other. */
export function roundChart(measure: MeasureName, compared: Comparison): Html | undefined {
  const { label, unit, of }: Measure = MEASURES[measure];
  const { rows, limits, candidates } = compared;
  const measured = rows.filter((row): row is Measurement => !isMissed(row));
  const slots = [...candidates, twinIn(compared)].map((slot) => ({
    slot,
    values: measured.filter((row) => row.slot === slot).flatMap((row) => of(row, limits) ?? []),
  }));
  const most = Math.max(...slots.flatMap(({ values }) => values));
  if (!Number.isFinite(most) || most <= 0) return undefined;
  const at = (value: number) =>
    Math.round(10 * (LEFT + (value / most) * (WIDTH - LEFT - RIGHT))) / 10;
  const height = ROW * slots.length + 30;
  const lines = slots.map(
    ({ slot, values }, index) =>
      html`<text class="name" x="${LEFT - 12}" y="${ROW * index + 19}">${slot}</text> ${values.map(
          (value) =>
            html`<circle class="round" cx="${at(value)}" cy="${ROW * index + 14}" r="5" />`,
        )}`,
  );
  return html`<figure>
    <figcaption>${label}, ${unit}: a dot for each round, from 0 to ${numberText(most)}.</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${label}: each round">
      <line class="one" x1="${at(0)}" x2="${at(0)}" y1="0" y2="${height - 24}" />
      <text class="tick" x="${at(0)}" y="${height - 8}">0</text>
      <text class="tick end" x="${at(most)}" y="${height - 8}">${numberText(most)}</text>
      ${lines}
    </svg>
  </figure>`;
}
