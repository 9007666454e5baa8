import { type Directive, directive } from "../core/directive";
import { variable } from "../core/token";
import type { Feature } from "../feature";
import { Tuning } from "../../tuning";
import { type ListenOptions, PORT } from "./listen";

/** All of them set, none passed on: what a client says of itself is not believed. */
export const forwardedHeaders: Feature<ListenOptions> = {
  options: [],
  tunings: [Tuning.Production],
  problems: () => [],
  adds: (options) => ({ location: () => headers(options) }),
  explain: () =>
    "Tells the app the client's address and the published address, and drops what a client says of either.",
};

/** An app's redirects have to name the port by which the client came. */
function headers({ publish, port = PORT.default }: ListenOptions): Directive[] {
  const outside = publish ?? port;
  const host = outside === 80 ? [variable("host")] : [variable("host"), `:${outside}`];
  return [
    directive("proxy_set_header", "Host", host),
    directive("proxy_set_header", "X-Real-IP", [variable("remote_addr")]),
    directive("proxy_set_header", "X-Forwarded-For", [variable("remote_addr")]),
    directive("proxy_set_header", "X-Forwarded-Proto", [variable("scheme")]),
    directive("proxy_set_header", "X-Forwarded-Host", host),
    directive("proxy_set_header", "X-Forwarded-Port", String(outside)),
    // An empty value is not sent at all.
    directive("proxy_set_header", "X-Forwarded-Prefix", ""),
    directive("proxy_set_header", "X-Forwarded-Ssl", ""),
    directive("proxy_set_header", "Forwarded", ""),
    directive("proxy_set_header", "Proxy", ""),
  ];
}
