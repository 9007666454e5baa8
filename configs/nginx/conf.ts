import { fingerprint } from "../fingerprint";
import { articleDirectives } from "./article";
import { block, type Directive, directive, renderDirectives } from "./core/directive";
import { healthServer } from "./health";
import type { NginxOptions } from "./options";
import { processDirectives, tempPathDirectives, workerConnections } from "./process";
import { productionDirectives } from "./production";

/** Debian's and the official image have it; without it a browser takes no script. */
const MIME_TYPES = "/etc/nginx/mime.types";

/** An nginx.conf, and the hash by which the running nginx tells that it has it. */
export interface NginxConf {
  text: string;
  hash: string;
}

/** The nginx.conf of a proxy; the options have to be checked: see `nginxProblems`. */
export function nginxConf(options: NginxOptions, article: boolean): NginxConf {
  const servers = article ? articleDirectives(options) : productionDirectives(options);
  const hash = fingerprint({ options, servers });
  return { text: renderDirectives(conf(options, article, [...servers, healthServer(hash)])), hash };
}

function conf(options: NginxOptions, article: boolean, servers: Directive[]): Directive[] {
  const connections = workerConnections(options.expectedUsers);
  return [
    ...processDirectives(),
    // Each connection is an open file, and there are log and body files besides.
    directive("worker_rlimit_nofile", String(2 * connections)),
    block("events", [], [directive("worker_connections", String(connections))]),
    block(
      "http",
      [],
      [
        ...tempPathDirectives(),
        directive("access_log", ...(options.accessLog ? ["/dev/stdout"] : ["off"])),
        ...(article ? [] : [directive("server_tokens", "off")]),
        ...(options.frontend && !article ? [directive("include", MIME_TYPES)] : []),
        ...servers,
      ],
    ),
  ];
}
