import { medianOf } from "./median";
import type { Answers, Measurement } from "./measured";

/** What a candidate came to when it was tried over all connections. */
export interface Trial {
  candidate: string;
  full: Pick<Answers, "requests" | "seconds" | "generatorCpu">;
}

/** Above this part of its CPU the generator's own waits are in what it measures. */
export const GENERATOR_PART = 0.6;
/** Above this part of what a candidate carries, requests wait for one another. */
export const HALF = 0.5;
/** Below half, as what was tried once may be a fifth off. */
const PART_OF_SLOWEST = 0.4;
/** From this part of its CPUs on a candidate is its own limit. */
const SATURATED = 0.9;

/** The rate at which every candidate is below half of what it carries, and the generator below its part of a CPU. */
export function calibratedRate(trials: readonly Trial[]): number {
  const rates = trials.flatMap(({ full: { requests, seconds, generatorCpu } }) => {
    const perSecond = requests / seconds;
    const ofGenerator = generatorCpu > 0 ? (GENERATOR_PART * perSecond) / generatorCpu : Infinity;
    return [PART_OF_SLOWEST * perSecond, ofGenerator];
  });
  return Math.max(1, Math.floor(Math.min(...rates)));
}

/** Whether a candidate was not the limit of what it carried, in most rounds, but the generator may have been. */
export function isGeneratorBound(measured: readonly Measurement[], candidateCpus: number): boolean {
  const bound = measured.filter(
    (row) => row.full.generatorCpu > GENERATOR_PART && !isSaturated(row, candidateCpus),
  );
  return measured.length > 0 && bound.length * 2 > measured.length;
}

function isSaturated({ full, work }: Measurement, cpus: number): boolean {
  const used = Object.values(work).reduce((sum, { cpuSeconds }) => sum + (cpuSeconds ?? 0), 0);
  return used >= SATURATED * cpus * full.seconds;
}

/** What the rounds show of a load that was not as calibrated, a sentence each. */
export function calibrationFindings(
  { ratePerSecond, candidateCpus }: { ratePerSecond: number; candidateCpus: number },
  measured: Readonly<Record<string, readonly Measurement[]>>,
): string[] {
  return Object.entries(measured).flatMap(([candidate, rows]) => {
    if (rows.length === 0) return [];
    const busy = medianOf(rows.map(({ full }) => full.generatorCpu));
    const paced = medianOf(rows.map((row) => row.paced.generatorCpu));
    const carried = medianOf(rows.map(({ full }) => full.requests / full.seconds));
    return [
      ...(busy > GENERATOR_PART ? [busyWords(candidate, busy, rows, candidateCpus)] : []),
      ...(paced > GENERATOR_PART
        ? [
            `The generator used ${percent(paced)} of its CPU to ask ${candidate} at the declared rate, more than 60 %: its own waits are in the average.`,
          ]
        : []),
      ...(ratePerSecond > HALF * carried
        ? [
            `The declared rate, ${ratePerSecond} a second, is more than half of what ${candidate} carried: requests waited for one another in its average.`,
          ]
        : []),
    ];
  });
}

function busyWords(candidate: string, busy: number, rows: readonly Measurement[], cpus: number) {
  const head = `The generator used ${percent(busy)} of its CPU for all that ${candidate} carries, more than 60 %`;
  return isGeneratorBound(rows, cpus)
    ? `${head}, and ${candidate} did not use up its own: it carries at least what is told.`
    : `${head}; ${candidate} used up its own all the same, so that it was the limit.`;
}

function percent(part: number): string {
  return `${Math.round(100 * part)} %`;
}
