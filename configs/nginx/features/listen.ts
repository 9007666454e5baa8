import { HOST_NAME } from "../../container/host-name";
import { PORTS, publishProblems } from "../../container/published-port";
import { integerProblems, patternProblems, type Problem } from "../../problems";
import { directive } from "../core/directive";
import type { Feature } from "../feature";
import { Tuning } from "../../tuning";

/** Where nginx is reached. */
export interface ListenOptions {
  /**
   * The port that it listens on in its container, 1 to 65535.
   * @default 80
   */
  port?: number | undefined;
  /**
   * The host name that it answers to, `_` for any.
   * @default "_"
   */
  serverName?: string | undefined;
  /**
   * The port of 127.0.0.1 that leads to it, 1 to 65535.
   * @default none: it is reachable on its networks only
   */
  publish?: number | undefined;
}

/** What `port` may be. */
export const PORT = { ...PORTS, default: 80 };

/** The address and the name of the server. */
export const listen: Feature<ListenOptions> = {
  options: ["port", "serverName", "publish"],
  tunings: [Tuning.Production],
  problems: listenProblems,
  adds: ({ port = PORT.default, serverName = "_" }) => ({
    server: [directive("listen", String(port)), directive("server_name", serverName)],
  }),
  explain: ({ port = PORT.default, serverName = "_", publish }) =>
    `Listens on port ${port}${serverName === "_" ? "" : ` as ${serverName}`}; ` +
    (publish === undefined
      ? "only its networks reach it."
      : `127.0.0.1:${publish} on the host leads there.`),
};

/** The problems with an address, whatever the tuning. */
function listenProblems(options: ListenOptions): Problem[] {
  const { port = PORT.default, serverName = "_", publish } = options;
  return [
    ...integerProblems("port", port, PORT),
    ...patternProblems("serverName", serverName, {
      pattern: new RegExp(`^_$|${HOST_NAME.source}`),
      expected: "a host name, or _ for any",
    }),
    ...publishProblems(publish),
  ];
}
