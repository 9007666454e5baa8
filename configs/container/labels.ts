/** The labels of our Docker objects: nothing without them is ever removed. */
export const Label = {
  Project: "flask-serving.project",
  Stack: "flask-serving.stack",
  Component: "flask-serving.component",
  /** The name by which its network finds a container: told by it even while it is cut off that network. */
  Host: "flask-serving.host",
  /** Tells an image or a network from one of its name that was made for another creation of its resource. */
  Generation: "flask-serving.generation",
  /** The image with packages, of a kind, that an app's image was built on. */
  Packages: "flask-serving.packages",
  /** The process that an app is developed with and that made it: what is left of one that was killed is told by it. */
  Session: "flask-serving.session",
  /** The one network, and so the one state, that an object belongs to: two clones of a stack never share it. */
  Network: "flask-serving.network",
  /** What ends by itself, and must not be cut short: a deployment waits for one that a killed one left. */
  EndsByItself: "flask-serving.ends-by-itself",
} as const;

/** Label keys with their values. */
export type Labels = Record<string, string>;

/** The labels that every Docker object of ours carries. */
export function ownLabels(project: string, stack: string, component: string): Labels {
  return { [Label.Project]: project, [Label.Stack]: stack, [Label.Component]: component };
}

/** The arguments by which a docker command gives what it makes these labels. */
export function labelArgv(labels: Labels): string[] {
  return Object.entries(labels).flatMap(([key, value]) => ["--label", `${key}=${value}`]);
}

/** The arguments by which a docker command takes only what has these labels. */
export function labelFilters(labels: Labels): string[] {
  return Object.entries(labels).flatMap(([key, value]) => ["--filter", `label=${key}=${value}`]);
}
