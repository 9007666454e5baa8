import { booleanProblems } from "../../problems";
import { Tuning } from "../../tuning";
import { because, block, type Directive, directive, whereIs } from "../core/directive";
import { made, type Token, variable } from "../core/token";
import type { Feature } from "../feature";
import { isRouteKept } from "../kept";
import { routesOf, type RoutesOptions } from "../route";
import type { KeepAliveOptions } from "../kept";

/** Whether a connection may become a WebSocket. */
export interface WebSocketsOptions {
  /**
   * Whether a client may ask the app for a WebSocket.
   * @default true
   */
  webSockets?: boolean | undefined;
}

type Options = WebSocketsOptions & KeepAliveOptions & RoutesOptions;

/** What a client may make of its connection: a WebSocket, and nothing else that it names. */
export const webSockets: Feature<Options> = {
  options: {
    webSockets: {
      what: "whether a client may ask the app for a WebSocket",
      values: "true or false",
      default: "true",
    },
  },
  tunings: [Tuning.Production],
  problems: ({ webSockets = true }) => booleanProblems("webSockets", webSockets),
  adds: (options) => ({
    http: upgrades(options) ? maps(options) : [],
    location: () =>
      upgrades(options)
        ? because("webSockets", WHY, directive("proxy_set_header", "Upgrade", [UPGRADE]))
        : [],
  }),
  explain: (options) =>
    upgrades(options)
      ? "Passes WebSockets on: each has two connections for as long as it is open."
      : "Refuses WebSockets.",
};

const WHY = "A client may ask for a WebSocket, and for no other protocol.";
const UPGRADE = variable("our_upgrade");

function upgrades({ webSockets = true }: WebSocketsOptions): boolean {
  return webSockets;
}

/** What a connection to the upstream is said to be: `idle` where it is none that becomes a WebSocket. */
export function connectionToken(options: WebSocketsOptions, idle: "" | "close"): Token {
  return upgrades(options) ? [variable(idle === "" ? "our_kept" : "our_closed")] : idle;
}

function maps(options: Options): Directive[] {
  const kept = routesOf(options).map((route) => isRouteKept(route, options));
  const to = (name: `our_${string}`, otherwise: string, then: string) =>
    block(
      "map",
      [[variable("http_upgrade")], made(name)],
      [directive("default", otherwise), whereIs("websocket", then)],
    );
  return because(
    "webSockets",
    WHY,
    to("our_upgrade", "", "websocket"),
    ...(kept.includes(true) ? [to("our_kept", "", "upgrade")] : []),
    ...(kept.includes(false) ? [to("our_closed", "close", "upgrade")] : []),
  );
}
