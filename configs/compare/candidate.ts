import type { Proxy } from "../app/choices";
import type { FlaskAppOptions } from "../app/options";
import type { Server } from "../server/servers";
import type { Tuning } from "../tuning";

/** One way to serve the app. */
export interface Candidate {
  /** What it is called in the results. */
  name: string;
  /** What runs the app. */
  server: Server;
  /** What stands before that. */
  proxy: Proxy;
  /** The values that it starts from. */
  tuning: Tuning;
}

/** The app's options as a candidate serves it: what else the app is told, all of them are told alike. */
export function servedBy(options: FlaskAppOptions, candidate: Candidate): FlaskAppOptions {
  const { server, proxy, tuning } = candidate;
  return { ...withoutUnused(options), server, proxy, tuning };
}

/** What is compared is how the app's own answers are served: to nobody but the generator, and by one container. */
const UNUSED: readonly (keyof FlaskAppOptions)[] = [
  ...(["frontend", "staticFiles", "publish", "cpus", "nginxCpus", "replicas"] as const),
  ...(["load", "locustfile", "paths", "requests", "objective", "thresholds"] as const),
];

function withoutUnused(options: FlaskAppOptions): FlaskAppOptions {
  const isUsed = ([name]: [string, unknown]) => !(UNUSED as readonly string[]).includes(name);
  return Object.fromEntries(Object.entries(options).filter(isUsed)) as FlaskAppOptions;
}
