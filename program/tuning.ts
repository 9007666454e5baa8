import type { Topology } from "./topology";

/** Which values a stack starts from. */
export const TUNINGS = ["production", "article"] as const;
export type Tuning = (typeof TUNINGS)[number];

/** What a tuning decides, for any key that the config leaves alone. */
export interface TuningValues {
  workers: number;
  threads: number;
  workerClass: "sync" | "gthread";
  accessLog: boolean;
  /** The name of the server on its network, where the study fixed it. */
  alias: string | undefined;
}

/** The values that a tuning starts from. */
export function tuningValues(tuning: Tuning): TuningValues {
  return tuning === "article" ? ARTICLE : PRODUCTION;
}

/** Threads keep connections open and wait for slow work; four of each is what the study's four workers grow to. */
const PRODUCTION: TuningValues = {
  workers: 4,
  threads: 4,
  workerClass: "gthread",
  accessLog: true,
  alias: undefined,
};

/** `gunicorn -w 4 -b 0.0.0.0:5901 app:app`, found as `web`: Gunicorn's own defaults for all else. */
const ARTICLE: TuningValues = {
  workers: 4,
  threads: 1,
  workerClass: "sync",
  accessLog: false,
  alias: "web",
};

/** What the study does not show and a stack of `tuning: article` therefore takes from us. */
export function assumedFor(tuning: Tuning, topology: Topology): string[] {
  if (tuning !== "article") return [];
  const everywhere = [
    "the app, the page that it serves, its locustfile and its users' waits: this project's samples",
    "versions: of Python, Flask, Gunicorn, nginx and Locust",
    "containers: read-only root, no capabilities, a numeric user, limits of memory and open files",
  ];
  const byTopology: Record<Topology, string[]> = {
    "dev-server": ["Flask: reloader and debugger off"],
    gunicorn: ["Gunicorn: heartbeat on /dev/shm, no control socket"],
    "gunicorn-nginx": [
      "Gunicorn: heartbeat on /dev/shm, no control socket",
      "nginx: all above the server block, such as worker_connections, and a health check on a port of its own",
    ],
  };
  return [...everywhere, ...byTopology[topology]];
}
