import { Proxy } from "../app/choices";
import { Server } from "../server/servers";
import type { Candidate } from "./candidate";

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
