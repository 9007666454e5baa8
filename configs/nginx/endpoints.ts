import { type Endpoint, endpointProblems, endpointsProblems } from "../container/endpoint";
import { isRecord, listProblems, patternProblems, type Problem } from "../problems";

/** A service that listens on a socket in a directory that nginx has too. */
export interface SocketEndpoint {
  /** Its path, such as `/run/app.sock`. */
  socket: string;
}

/** What Linux takes as the path of a socket; a colon would end it for nginx. */
const SOCKET = {
  pattern: /^\/[\w./-]{1,106}$/,
  expected: "a socket's path, such as /run/app.sock",
};

/** An address as nginx has it. */
export function addressOf(endpoint: Endpoint | SocketEndpoint): string {
  return "socket" in endpoint ? `unix:${endpoint.socket}` : `${endpoint.host}:${endpoint.port}`;
}

/** What is wrong with the addresses of a service: one, or several. */
export function addressesProblems(path: string, got: unknown): Problem[] {
  if (!Array.isArray(got) || got.length === 0) return endpointsProblems(path, got);
  return listProblems(path, got, { expected: "endpoints", each: addressProblems });
}

function addressProblems(path: string, got: unknown): Problem[] {
  if (!isRecord(got) || !("socket" in got)) return endpointProblems(path, got);
  const besides = ["host", "port"].filter((name) => name in got);
  return [
    ...patternProblems(`${path}.socket`, got.socket, SOCKET),
    ...besides.map((name) => ({
      ...{ path: `${path}.${name}`, expected: "nothing beside socket", got: got[name] },
    })),
  ];
}
