/** Runs what it is given, so many at once, each as soon as one before it has ended. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** On a machine of two cores, what waits for downloads and disks more than it computes goes three at once. */
export function turns(atOnce = 3): Turns {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  const enter = () =>
    new Promise<void>((resolve) => (free > 0 ? (free--, resolve()) : waiting.push(resolve)));
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return (work) => {
    const done = enter().then(work).finally(leave);
    // Whoever waits for it tells: until then nobody does.
    done.catch(() => {});
    return done;
  };
}
