import { Proxy } from "../app/choices";
import { Server } from "../server/servers";
import type { Candidate } from "./candidate";

/**
 * The load of the study that this project grew out of. What its users waited between two requests it does not say: these
 * wait as those of the sample's locustfile.
 */
export const STUDY_LOAD = { users: 1000, spawnPerSecond: 100, seconds: 10, waitSeconds: [2, 4] };

/** The study's averages in ms, one run each, by server and what stands before it. */
const PUBLISHED: Record<string, number> = {
  [`${Server.Flask} ${Proxy.None}`]: 80.44,
  [`${Server.Gunicorn} ${Proxy.None}`]: 47.3,
  [`${Server.Gunicorn} ${Proxy.Nginx}`]: 75.52,
};

/** What the study measured of such a way to serve; null where it had none. */
export function publishedMs({ server, proxy }: Pick<Candidate, "server" | "proxy">): number | null {
  return PUBLISHED[`${server} ${proxy}`] ?? null;
}
