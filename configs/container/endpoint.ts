import {
  integerProblems,
  isRecord,
  listProblems,
  patternProblems,
  type Problem,
  recordProblems,
} from "../problems";
import { HOST_NAME } from "./host-name";
import { PORTS } from "./published-port";

/** One address of a service. */
export interface Endpoint {
  /** The name or address by which its networks know it. */
  host: string;
  /** The port that it listens on. */
  port: number;
}

/** What is wrong with the addresses of a service: one, or several. */
export function endpointsProblems(path: string, got: unknown): Problem[] {
  if (Array.isArray(got) && got.length === 0)
    return [{ path, expected: "one endpoint or more", got }];
  return listProblems(path, got, { expected: "endpoints", each: endpointProblems });
}

/** What is wrong with one of them. */
export function endpointProblems(path: string, endpoint: unknown): Problem[] {
  if (!isRecord(endpoint)) return recordProblems(path, endpoint, "a host and its port");
  return [
    ...patternProblems(`${path}.host`, endpoint.host, {
      pattern: HOST_NAME,
      expected: "a host name",
    }),
    ...integerProblems(`${path}.port`, endpoint.port, PORTS),
  ];
}
