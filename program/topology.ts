import type { Problem } from "../configs/problems";

/** How the app is served; each is also the name of a stack that serves it so. */
export const TOPOLOGIES = ["dev-server", "gunicorn", "gunicorn-nginx"] as const;
export type Topology = (typeof TOPOLOGIES)[number];

/**
 * The topology of a stack: what its config says, else what its name says.
 * @returns undefined where neither does, or the config names no topology
 */
export function topologyOf(stack: string, configured: string | undefined): Topology | undefined {
  return TOPOLOGIES.find((topology) => topology === (configured ?? stack));
}

/** The problem of a stack without a topology. */
export function topologyProblems(stack: string, configured: string | undefined): Problem[] {
  if (topologyOf(stack, configured) !== undefined) return [];
  const remedy =
    configured === undefined
      ? `The name \`${stack}\` picks no preset: say how to serve by \`pulumi config set topology gunicorn-nginx -s ${stack}\`.`
      : `Set it by \`pulumi config set topology gunicorn-nginx -s ${stack}\`.`;
  return [
    { path: "topology", expected: `one of ${TOPOLOGIES.join(", ")}`, got: configured, remedy },
  ];
}
