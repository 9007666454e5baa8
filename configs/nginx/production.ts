import { block, type Directive, directive } from "./core/directive";
import { frontendLocations } from "./frontend";
import type { NginxOptions } from "./options";
import { variable } from "./core/token";

/** nginx closes an idle connection to the upstream before Gunicorn, with its 75 s, does. */
const UPSTREAM_IDLE = "60s";

/** The upstream and the server of a proxy that is to serve. */
export function productionDirectives(options: NginxOptions): Directive[] {
  return [upstream(options), server(options)];
}

function upstream({ upstream: { servers, keepAlive }, expectedUsers }: NginxOptions): Directive {
  return block(
    "upstream",
    ["app"],
    [
      directive("zone", "app", "64k"),
      // Before keepalive: nginx 1.22 forgets it when the method comes after.
      directive("least_conn"),
      ...servers.map(({ host, port }) => directive("server", `${host}:${port}`)),
      ...(keepAlive ? upstreamKeepAlive(expectedUsers) : []),
    ],
  );
}

/** A worker keeps at most this many idle: more than an upstream answers at once are of no use. */
function upstreamKeepAlive(expectedUsers: number): Directive[] {
  return [
    directive("keepalive", String(Math.min(Math.max(expectedUsers, 16), 256))),
    directive("keepalive_requests", "10000"),
    directive("keepalive_timeout", UPSTREAM_IDLE),
  ];
}

function server(options: NginxOptions): Directive {
  const { port, serverName, maxBodyMb, frontend } = options;
  return block(
    "server",
    [],
    [
      directive("listen", String(port)),
      directive("server_name", serverName),
      directive("client_max_body_size", `${maxBodyMb}m`),
      // So long a reload leaves a connection open that looks idle: a request may be on its way on it.
      directive("keepalive_min_timeout", "10s"),
      // ^~: a pattern of the front end's takes nothing from the app.
      block("location", frontend ? ["^~", frontend.apiPrefix] : ["/"], proxied(options)),
      ...(frontend ? frontendLocations(frontend) : []),
    ],
  );
}

function proxied(options: NginxOptions): Directive[] {
  const { readTimeoutSeconds, upstream } = options;
  return [
    directive("proxy_pass", "http://app"),
    directive("proxy_http_version", "1.1"),
    // A gone server of several is passed by; a request that may have been carried out is not sent twice.
    directive("proxy_next_upstream", "error", "timeout"),
    directive("proxy_connect_timeout", "5s"),
    directive("proxy_send_timeout", `${readTimeoutSeconds}s`),
    directive("proxy_read_timeout", `${readTimeoutSeconds}s`),
    directive("proxy_set_header", "Connection", upstream.keepAlive ? "" : "close"),
    ...forwardedHeaders(options),
  ];
}

/** All of them set, none passed on: what a client says of itself is not believed. */
function forwardedHeaders({ publish, port }: NginxOptions): Directive[] {
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
