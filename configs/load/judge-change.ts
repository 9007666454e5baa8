import { chance, forTheWorse, percent } from "./change";
import { type LoadStats, METRICS, type MetricName } from "./stats";
import { valueText } from "./value-text";

/** What is said of a number's change. */
interface JudgedChange {
  actual?: number;
  margin?: number;
  withinRounding: boolean;
  isMet: boolean;
  sentence: string;
}

/**
 * Whether a number is no worse than in the last run by more than is allowed. What may be chance misses nothing: a
 * gate that closes by chance is soon left open. Without a run to compare with there is nothing to miss.
 */
export function judgeChange(stats: LoadStats, metric: MetricName, most: number): JudgedChange {
  const actual = stats[metric];
  const one = stats.change?.metrics.find((changed) => changed.metric === metric);
  const asked = `at most ${percent(most)} for the worse was asked for`;
  if (!stats.change || !one || actual === undefined) {
    const sentence = `${metric} has no run before on this machine and of this load to be compared with, ${asked}.`;
    return {
      ...(actual !== undefined && { actual }),
      withinRounding: false,
      isMet: true,
      sentence,
    };
  }
  const worse = forTheWorse(one);
  const margin = most - worse.change;
  const mayBeChance = worse.low !== undefined && worse.low <= 0;
  const text = (number: number) => valueText({ number, unit: METRICS[metric].unit });
  const sentence =
    `${metric} is ${text(one.after)}, in ${stats.change.since} it was ${text(one.before)}: ` +
    `${percent(one.change)}, ${chance(one)}; ${asked}.`;
  return {
    actual: one.after,
    margin,
    withinRounding: mayBeChance,
    isMet: margin >= 0 || mayBeChance,
    sentence,
  };
}
