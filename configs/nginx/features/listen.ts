import { HOST_NAME } from "../../container/host-name";
import { PORTS, publishProblems } from "../../container/published-port";
import { integerProblems, patternProblems, type Problem } from "../../problems";
import { Tuning } from "../../tuning";
import { because, block, type Directive, directive } from "../core/directive";
import type { Feature, Site } from "../feature";
import { givenRoutes } from "../of-each-route";
import { routesOf, type RoutesOptions } from "../route";

/** Where nginx is reached. */
export interface ListenOptions {
  /**
   * The port that it listens on in its container, 1 to 65535.
   * @default 80
   */
  port?: number | undefined;
  /**
   * The host name that it answers to, `_` for any: a request for another one is answered with nothing.
   * @default "_"
   */
  serverName?: string | undefined;
  /**
   * The port of 127.0.0.1 that leads to it, 1 to 65535.
   * @default none: it is reachable on its networks only
   */
  publish?: number | undefined;
}

/** What else decides by which names it is asked. */
type Options = ListenOptions & RoutesOptions & { alias?: string | undefined };

/** What `port` may be. */
export const PORT = { ...PORTS, default: 80 };

/** Any host's. */
const ANY = "_";

/** The address and the names of the servers. */
export const listen: Feature<Options> = {
  options: {
    port: {
      what: "the port that nginx listens on in its container",
      values: `${PORT.min} to ${PORT.max}`,
      default: String(PORT.default),
    },
    serverName: {
      what: "the host name that it answers to; a request for another one is answered with nothing",
      values: "a host name, or _ for any",
      default: "`_`",
    },
    publish: {
      what: "the port of 127.0.0.1 that leads to it",
      values: `${PORTS.min} to ${PORTS.max}`,
      default: "none",
    },
  },
  tunings: [Tuning.Production],
  problems: listenProblems,
  adds: (options) => ({
    http: [...longNames(options), ...(takesAny(options) ? [] : [nobody(options)])],
    site: (site) => server(site, options),
  }),
  explain: (options) => {
    const { port = PORT.default, publish } = options;
    return (
      `Listens on port ${port}${takesAny(options) ? "" : ` as ${known(options).join(", ")}, and closes the connection where another host is asked for`}; ` +
      (publish === undefined
        ? "only its networks reach it."
        : `127.0.0.1:${publish} on the host leads there.`)
    );
  },
};

function server({ host }: Site, options: Options): Directive[] {
  const { port = PORT.default, serverName = ANY } = options;
  const isDefault = host === undefined && takesAny(options) && hostsOf(options).length > 0;
  const names = host === undefined ? namesOf(options) : [host];
  return [
    ...because(
      "port",
      "Where nginx is asked.",
      directive("listen", String(port), ...(isDefault ? ["default_server"] : [])),
    ),
    ...because(
      host === undefined ? "serverName" : "routes",
      serverName === ANY && host === undefined
        ? "Any host that no route names."
        : "The hosts that it answers to.",
      directive("server_name", ...names),
    ),
  ];
}

/** nginx's own room for a name is a line of the CPU's cache: it would not start for a longer one. */
function longNames(options: Options): Directive[] {
  const isLong = known(options).some((name) => name.length > 32);
  const directives = [directive("server_names_hash_bucket_size", "512")];
  return isLong ? because("serverName", "Room for a long host name.", ...directives) : [];
}

/** A host that nobody has named is not answered: the app would build its links with it. */
function nobody({ port = PORT.default }: Options): Directive {
  const [server] = because(
    "serverName",
    "A request for a host that is not ours is answered with nothing.",
    block(
      "server",
      [],
      [
        directive("listen", String(port), "default_server"),
        directive("server_name", ANY),
        directive("return", "444"),
      ],
    ),
  );
  return server!;
}

/** Of a server with a name also what it is called on its networks, and on the machine where it is published. */
function namesOf(options: Options): string[] {
  const { serverName = ANY, alias, publish } = options;
  if (serverName === ANY) return [ANY];
  const here = publish === undefined ? [] : ["localhost", "127.0.0.1"];
  const names = [serverName, ...(alias === undefined ? [] : [alias]), ...here].map((name) =>
    name.toLowerCase(),
  );
  return [...new Set(names)].filter((name) => !hostsOf(options).includes(name));
}

function takesAny(options: Options): boolean {
  const { serverName = ANY } = options;
  return serverName === ANY && routesOf(options).some(({ host }) => host === undefined);
}

function hostsOf(options: Options): string[] {
  return [...new Set(routesOf(options).flatMap(({ host }) => host ?? []))];
}

function known(options: Options): string[] {
  const isAsked = routesOf(options).some(({ host }) => host === undefined);
  return [...(isAsked ? namesOf(options) : []), ...hostsOf(options)];
}

/** The problems with an address, whatever the tuning. */
function listenProblems(options: Options): Problem[] {
  const { port = PORT.default, serverName = ANY } = options;
  return [
    ...integerProblems("port", port, PORT),
    ...patternProblems("serverName", serverName, {
      pattern: new RegExp(`^_$|${HOST_NAME.source}`),
      expected: "a host name, or _ for any",
    }),
    ...publishProblems(options.publish),
    ...hostProblems(options),
  ];
}

/** A host has one server: of two of a name nginx would pass one over. */
function hostProblems({ serverName, routes }: Options): Problem[] {
  return givenRoutes(routes).flatMap(({ path, route: { host: got } }) => {
    if (typeof got !== "string" || got.toLowerCase() !== String(serverName).toLowerCase())
      return [];
    const expected = "another host than serverName, which routes without a host are for";
    return [{ path: `${path}.host`, expected, got }];
  });
}
