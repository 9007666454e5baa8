/** From so many on a machine has CPUs to spare. */
const ENOUGH = 4;

/**
 * The CPUs that the processes of a load are held to, the last ones, one for each: at least as many are left to the
 * service. The kernel, which may use any for that, then has idle ones that Locust cannot take.
 * @returns as `docker update` takes them, such as `6-7`; undefined where there are too few
 */
export function generatorCpus(cpus: number, processes: number): string | undefined {
  if (!(cpus >= ENOUGH) || 2 * processes > cpus) return undefined;
  const [first, last] = [cpus - processes, cpus - 1];
  return first === last ? `${last}` : `${first}-${last}`;
}
