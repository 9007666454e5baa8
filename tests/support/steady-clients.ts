import * as http from "node:http";
import * as https from "node:https";
import { setTimeout as after } from "node:timers/promises";

/** What clients have seen so far. */
export interface Seen {
  /** The ids of the requests that were answered with 200. */
  answered: string[];
  /** What became of the others, by id. */
  failed: Record<string, string>;
  /** The last answer. */
  last: unknown;
}

const CLIENTS = 12;
/** Between an answer and the next request of a client, in ms: together they ask some 250 times a second. */
const PAUSE = 25;

/**
 * Clients that ask without end: half of them over connections that stay open, half over new ones, and every
 * second request of each is a POST.
 * @param secure by what name and whose certificates, where they ask by https
 * @returns what they have seen, and how they are stopped
 */
export function startClients(
  port: number,
  secure?: https.RequestOptions,
): { seen: Seen; stop(): Promise<void> } {
  const { Agent } = secure ? https : http;
  const seen: Seen = { answered: [], failed: {}, last: undefined };
  let isOver = false;
  const running = Array.from({ length: CLIENTS }, async (_, client) => {
    const agent = client % 2 === 0 ? new Agent({ keepAlive: true, maxSockets: 1 }) : false;
    for (let count = 0; !isOver; count += 1) {
      const id = `${client}-${count}`;
      try {
        seen.last = await ask(
          { ...secure, port, agent, method: count % 2 === 0 ? "GET" : "POST" },
          id,
        );
        seen.answered.push(id);
      } catch (error) {
        seen.failed[id] = String(error);
      }
      await after(PAUSE);
    }
    if (agent) agent.destroy();
  });
  return {
    seen,
    async stop() {
      isOver = true;
      await Promise.all(running);
    },
  };
}

function ask(options: https.RequestOptions, id: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const given = { host: "127.0.0.1", path: "/", headers: { "X-Id": id }, timeout: 20_000 };
    const { request: begin } = options.ca ? https : http;
    const request = begin({ ...given, ...options }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => (body += part));
      response.on("error", reject);
      response.on("end", () =>
        response.statusCode === 200
          ? resolve(JSON.parse(body))
          : reject(new Error(`status ${response.statusCode}`)),
      );
    });
    request.on("timeout", () => request.destroy(new Error("no answer within 20 s")));
    request.on("error", reject);
    request.end(options.method === "POST" ? "a body" : undefined);
  });
}
