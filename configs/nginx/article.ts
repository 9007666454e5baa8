import { block, type Directive, directive } from "./core/directive";
import type { NginxOptions } from "./options";

/** The study's server block, to the letter, with the name of the service that it passes to. */
export function articleDirectives({ port, upstream }: NginxOptions): Directive[] {
  const [{ host, port: upstreamPort } = { host: "web", port: 5901 }] = upstream.servers;
  return [
    block(
      "server",
      [],
      [
        directive("listen", String(port)),
        directive("server_name", "localhost"),
        block("location", ["/"], [directive("proxy_pass", `http://${host}:${upstreamPort}`)]),
      ],
    ),
  ];
}
