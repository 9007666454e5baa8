import { HOST_NAME } from "../../container/host-name";
import {
  AN_ADDRESS,
  atAddress,
  isOpen,
  LOOPBACK,
  PORTS,
  publishAddressProblems,
  publishProblems,
} from "../../container/published-port";
import { integerProblems, optionalProblems, patternProblems, type Problem } from "../../problems";
import { Tuning } from "../../tuning";
import { because, block, type Directive, directive } from "../core/directive";
import type { Feature, Site } from "../feature";
import { givenRoutes } from "../of-each-route";
import { ANY, hostsOf, known, namesOf, type NamesOptions, takesAny } from "../server-names";
import { has, type VersionOptions } from "../version";
import type { AcmeOptions } from "./acme";
import type { BehindProxyOptions } from "./behind-proxy";
import { BACKLOG, backlogOf, type ConnectionsOptions } from "./connections";
import { HTTP2_SINCE, isTls, type TlsOptions } from "./tls";

/** Of which address of the host it is reached. */
export interface PublishAddressOptions {
  /**
   * The address of the host whose ports lead to it, such as `0.0.0.0` for every one in IPv4: whoever reaches
   * the host there reaches nginx.
   * @default "127.0.0.1": the host itself alone
   */
  publishAddress?: string | undefined;
}

/** Where nginx is reached. */
export interface ListenOptions extends PublishAddressOptions {
  /**
   * The port that it listens on in its container, 1 to 65535.
   * @default 80; with tlsCertificate or acme 443
   */
  port?: number | undefined;
  /**
   * The host name that it answers to, `_` for any: a request for another one is answered with nothing.
   * @default "_"
   */
  serverName?: string | undefined;
  /**
   * The port of 127.0.0.1, or of publishAddress, that leads to it, 1 to 65535.
   * @default none: it is reachable on its networks only
   */
  publish?: number | undefined;
}

/** What else decides how it is asked. */
export type Options = ListenOptions &
  NamesOptions &
  TlsOptions &
  AcmeOptions &
  VersionOptions &
  BehindProxyOptions &
  ConnectionsOptions & { tuning?: Tuning | undefined };

/** What `port` may be. */
export const PORT = { ...PORTS, default: 80, tls: 443 };

/** The address and the names of the servers. */
export const listen: Feature<Options> = {
  options: {
    port: {
      what: "the port that nginx listens on in its container",
      values: `${PORT.min} to ${PORT.max}`,
      default: `${PORT.default}; with tlsCertificate or acme ${PORT.tls}`,
    },
    serverName: {
      what: "the host name that it answers to; a request for another one is answered with nothing",
      values: "a host name, or _ for any",
      default: "`_`",
    },
    publish: {
      what: "the port of 127.0.0.1, or of publishAddress, that leads to it",
      values: `${PORTS.min} to ${PORTS.max}`,
      default: "none",
    },
    publishAddress: {
      what: "the address of the host whose ports lead to it",
      values: AN_ADDRESS,
      default: `${LOOPBACK}, the host itself alone`,
    },
  },
  tunings: [Tuning.Production],
  problems: listenProblems,
  findings: (options) => {
    const { publish, publishAddress = LOOPBACK } = options;
    return publish !== undefined && isOpen(publishAddress) && !isTls(options) ? [OPEN] : [];
  },
  adds: (options) => ({
    http: [
      ...(takesAny(options)
        ? []
        : [nobody(listening(options, "default_server", ...waiting(options)))]),
    ],
    site: (site) => server(site, options),
  }),
  explain: (options) => {
    const { publish, publishAddress = LOOPBACK } = options;
    return (
      `Listens on port ${portOf(options)}${takesAny(options) ? "" : ` as ${known(options).join(", ")}, and closes the connection where another host is asked for`}; ` +
      (publish === undefined
        ? "only its networks reach it."
        : `${atAddress(publishAddress, publish)} on the host leads there.`)
    );
  },
};

function server({ host }: Site, options: Options): Directive[] {
  const { serverName = ANY } = options;
  const isFirst = host === undefined && takesAny(options);
  const isDefault = isFirst && hostsOf(options).length > 0;
  const names = host === undefined ? namesOf(options) : [host];
  return [
    ...because(
      "port",
      "Where nginx is asked.",
      listening(
        options,
        ...(isDefault ? ["default_server"] : []),
        ...(isFirst ? waiting(options) : []),
      ),
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

/** Where it is asked, and over what: until HTTP/2 had a directive, it was a word of this one. */
function listening(options: Options, ...words: string[]): Directive {
  const over = isTls(options) ? ["ssl", ...(has(HTTP2_SINCE, options) ? [] : ["http2"])] : [];
  return directive("listen", String(portOf(options)), ...over, ...words);
}

/** Said once a port, in its first server. */
function waiting(options: Options): string[] {
  const backlog = backlogOf(options);
  return backlog > BACKLOG.default ? [`backlog=${backlog}`] : [];
}

/** A host that nobody has named is not answered: the app would build its links with it. */
export function nobody(listen: Directive): Directive {
  const [server] = because(
    "serverName",
    "A request for a host that is not ours is answered with nothing.",
    block("server", [], [listen, directive("server_name", ANY), directive("return", "444")]),
  );
  return server!;
}

/** The port that it listens on in its container. */
export function portOf(options: Options): number {
  return options.port ?? (isTls(options) ? PORT.tls : PORT.default);
}

const OPEN =
  "publishAddress: without TLS everybody on the way can read and change what is asked and answered. Set " +
  "tlsCertificate and tlsKey, or acme, or leave it out where a proxy with TLS is on the same host.";

/** The problems with an address, whatever the tuning. */
function listenProblems(options: Options): Problem[] {
  const { serverName = ANY, publishAddress } = options;
  return [
    ...integerProblems("port", portOf(options), PORT),
    ...patternProblems("serverName", serverName, {
      pattern: new RegExp(`^_$|${HOST_NAME.source}`),
      expected: "a host name, or _ for any",
    }),
    ...publishProblems(options.publish),
    ...optionalProblems("publishAddress", publishAddress, publishAddressProblems),
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
