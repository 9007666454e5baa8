/** How many standard errors a 95 % interval reaches to each side, of so many values; of one as of two. */
export function reachOf(values: number): number {
  return studentQuantile(0.975, Math.max(values, 2) - 1);
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The standard deviation of what a few values are a sample of. */
export function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/**
 * The part of Student's t distribution within `t` to both sides, by its finite sums (Abramowitz and Stegun,
 * Handbook of Mathematical Functions, 26.7.3 and 26.7.4).
 */
export function studentWithin(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const isOdd = freedom % 2 === 1;
  const sum = powersOf(Math.cos(angle), freedom);
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** Each term is the one before it, times the cosine's square and a fraction. */
function powersOf(cosine: number, freedom: number): number {
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = 0;
  for (let power = isOdd ? 1 : 0; power <= freedom - 2; power += 2) {
    sum += term;
    term *= (cosine ** 2 * (power + 1)) / (power + 2);
  }
  return sum;
}

/**
 * The point that a part of Student's t distribution is not above, such as 2.262 for 0.975 and 9 degrees of freedom.
 * Where several comparisons share an error, the part is one that no table has.
 * @param part from 0.5 on, below 1
 */
export function studentQuantile(part: number, freedom: number): number {
  const asked = `${part} ${freedom}`;
  const point = POINTS.get(asked) ?? pointOf(2 * part - 1, freedom);
  POINTS.set(asked, point);
  return point;
}

/** Whoever looks after each round asks for the same few again and again. */
const POINTS = new Map<string, number>();

function pointOf(within: number, freedom: number): number {
  let [low, high] = [0, 1];
  while (studentWithin(high, freedom) < within) [low, high] = [high, 2 * high];
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (low + high) / 2;
    if (studentWithin(middle, freedom) < within) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** More halve nothing that a double can tell. */
const BISECTIONS = 60;
