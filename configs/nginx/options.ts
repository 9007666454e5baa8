import { apiPrefixProblems, type FrontendPlan } from "../frontend/served-frontend";
import { publishProblems } from "../container/published-port";
import { integerProblems, patternProblems, type Problem } from "../problems";

/** What an nginx before one service is told. */
export interface NginxOptions {
  /** The port that it listens on. */
  port: number;
  /** The host name that it answers to, `_` for any. */
  serverName: string;
  upstream: Upstream;
  /** How many users are connected at once. */
  expectedUsers: number;
  readTimeoutSeconds: number;
  maxBodyMb: number;
  accessLog: boolean;
  /** The host's port that leads here, if any: an app's redirects have to name it. */
  publish: number | undefined;
  /** A front end that nginx serves itself, if any. */
  frontend: FrontendPlan | undefined;
}

/** The service behind it. */
export interface Upstream {
  servers: { host: string; port: number }[];
  /** Whether its connections can be used again. */
  keepAlive: boolean;
}

/** What nginx takes for a host in `server` and `server_name`, without what would mean more than a name. */
const HOST = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;

/** All that is wrong with the options. */
export function nginxProblems(options: NginxOptions): Problem[] {
  return [
    ...integerProblems("port", options.port, { min: 1, max: 65535 }),
    ...patternProblems("serverName", options.serverName, {
      pattern: new RegExp(`^_$|${HOST.source}`),
      expected: "a host name, or _ for any",
    }),
    ...upstreamProblems(options.upstream),
    ...integerProblems("expectedUsers", options.expectedUsers, { min: 1, max: 100_000 }),
    ...integerProblems("readTimeoutSeconds", options.readTimeoutSeconds, { min: 1, max: 86_400 }),
    ...integerProblems("maxBodyMb", options.maxBodyMb, { min: 1, max: 1_048_576 }),
    ...publishProblems(options.publish),
    ...(options.frontend
      ? apiPrefixProblems("frontend.apiPrefix", options.frontend.apiPrefix)
      : []),
  ];
}

function upstreamProblems({ servers }: Upstream): Problem[] {
  if (servers.length === 0) {
    return [{ path: "upstream.endpoints", expected: "one endpoint or more", got: servers }];
  }
  return servers.flatMap(({ host, port }, index) => [
    ...patternProblems(`upstream.endpoints[${index}].host`, host, {
      pattern: HOST,
      expected: "a host name",
    }),
    ...integerProblems(`upstream.endpoints[${index}].port`, port, { min: 1, max: 65535 }),
  ]);
}
