/** What follows a name: a label's value has its backslashes, quotes and new lines escaped. */
export function labelled(labels: Record<string, string>, number: number): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `{${pairs.join(",")}} ${number}`;
}

/** A number that goes up and down, for each of its labels; nothing where there is none. */
export function gauge(name: string, help: string, lines: readonly string[]): string {
  return family("gauge", name, help, lines);
}

/** One that only goes up. */
export function counter(name: string, help: string, lines: readonly string[]): string {
  return family("counter", name, help, lines);
}

/** How many were at most so large, for bounds from the lowest to the highest. */
export interface Histogram {
  labels: Record<string, string>;
  /** How many were at most each of the bounds. */
  buckets: readonly [bound: number, count: number][];
  sum: number;
  count: number;
}

export function histogram(name: string, help: string, all: readonly Histogram[]): string {
  const lines = all.flatMap(({ labels, buckets, sum, count }) => [
    ...buckets.map(
      ([bound, within]) => `_bucket${labelled({ ...labels, le: `${bound}` }, within)}`,
    ),
    `_bucket${labelled({ ...labels, le: "+Inf" }, count)}`,
    `_sum${labelled(labels, sum)}`,
    `_count${labelled(labels, count)}`,
  ]);
  return family("histogram", name, help, lines);
}

function family(type: string, name: string, help: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const head = [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
  return [...head, ...lines.map((one) => `${name}${one}`), ""].join("\n");
}

function escaped(text: string): string {
  return text.replace(/[\\"\n]/g, (character) => (character === "\n" ? "\\n" : `\\${character}`));
}
