import { type Labels, labelFilters } from "./labels";

/** Docker objects that have some labels: by their ids, a volume by its name. */
export interface Owned {
  containers: string[];
  networks: string[];
  volumes: string[];
}

/** The arguments that list each kind of what has these labels. */
export function ownedArgv(labels: Labels): Record<keyof Owned, string[]> {
  const filters = labelFilters(labels);
  return {
    containers: ["ps", "--all", "--quiet", "--no-trunc", ...filters],
    networks: ["network", "ls", "--quiet", "--no-trunc", ...filters],
    volumes: ["volume", "ls", "--quiet", ...filters],
  };
}

/** What has these labels now, as whoever can ask an engine lists it. */
export async function ownedBy(
  labels: Labels,
  list: (argv: string[]) => Promise<string[]>,
): Promise<Owned> {
  const argv = ownedArgv(labels);
  const [containers, networks, volumes] = await Promise.all([
    list(argv.containers),
    list(argv.networks),
    list(argv.volumes),
  ]);
  return { containers, networks, volumes };
}

/** Which of them nobody knows. */
export function unknownOf(owned: Owned, known: ReadonlySet<string>): Owned {
  const unknown = (ids: string[]) => ids.filter((id) => !known.has(id));
  return {
    containers: unknown(owned.containers),
    networks: unknown(owned.networks),
    volumes: unknown(owned.volumes),
  };
}

/** Whether there is nothing. */
export function isEmpty({ containers, networks, volumes }: Owned): boolean {
  return containers.length + networks.length + volumes.length === 0;
}
