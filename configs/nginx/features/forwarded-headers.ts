import { Tuning } from "../../tuning";
import { because, type Directive, directive } from "../core/directive";
import { type Token, variable } from "../core/token";
import type { Feature } from "../feature";
import { type Route, SubPath } from "../route";
import { portPart, publicAddress } from "../public-url";
import { type Options as ListenOptions, portOf } from "./listen";
import { isTls } from "./tls";

type Options = ListenOptions;

/**
 * By what a server or an app may be told who asks, for what, and over what: Gunicorn believes the first two of
 * those that say `https`, others what their names say. None of a client's own arrives.
 */
const OF_CLIENTS = [
  ...["X-Forwarded-Protocol", "X-Forwarded-Ssl", "X-Forwarded-Scheme", "X-Scheme", "X-Url-Scheme"],
  ...["Front-End-Https", "X-Forwarded-Server", "X-Original-Url", "X-Rewrite-Url", "X-Script-Name"],
  ...["X-Host", "X-Original-Host", "X-Client-Ip", "X-Cluster-Client-Ip", "True-Client-Ip"],
  ...["X-Forwarded-User", "X-Remote-User", "Remote-User", "Forwarded", "Proxy"],
];

/** All of them set, none passed on: what a client says of itself is not believed. */
export const forwardedHeaders: Feature<Options> = {
  options: {},
  tunings: [Tuning.Production],
  problems: () => [],
  adds: (options) => ({ location: ({ route }) => headers(route, options) }),
  explain: () =>
    "Tells the app the client's address and the published address, and drops what a client says of either.",
};

function headers(route: Route, options: Options): Directive[] {
  const { host, port, scheme, option } = addressFor(route, options);
  const set = (name: string, value: Token) => directive("proxy_set_header", name, value);
  return [
    ...because(
      option,
      "The app builds its links with the address by which the client came.",
      set("Host", host),
      set("X-Forwarded-Host", host),
      set("X-Forwarded-Port", String(port)),
    ),
    ...because(
      undefined,
      "The app learns who asked, and over what.",
      set("X-Real-IP", [variable("remote_addr")]),
      set("X-Forwarded-For", [variable("remote_addr")]),
      set("X-Forwarded-Proto", scheme),
    ),
    ...prefix(route),
    ...because(
      undefined,
      "What a client says of itself is not passed on: an empty value is not sent at all.",
      ...OF_CLIENTS.map((name) => set(name, "")),
    ),
  ];
}

/**
 * By which address a client comes, as the app is told it: an app's redirects have to name the port. Where
 * somebody says it, no request does; a host that has routes of its own keeps its name.
 */
function addressFor({ host: own }: Route, options: Options) {
  const { publicUrl, publish } = options;
  const asked = [variable("host")];
  if (publicUrl === undefined) {
    const outside = publish ?? portOf(options);
    const part = portPart(isTls(options) ? "https" : "http", outside);
    const host = part === "" ? asked : [...asked, part];
    const option = publish === undefined ? "port" : "publish";
    return { host, port: outside, scheme: [variable("scheme")], option };
  }
  const { scheme, host, port: outside } = publicAddress(publicUrl);
  const name = own === undefined ? [host] : asked;
  const option = "publicUrl";
  return { host: [...name, portPart(scheme, outside)], port: outside, scheme, option };
}

/** Where the app is, if it is below a path. */
function prefix({ subPath = SubPath.Keep, paths: [path = "/"], option }: Route): Directive[] {
  const below = subPath === SubPath.Keep ? "" : path.slice(0, -1);
  return because(
    subPath === SubPath.Keep ? undefined : `${option}.subPath`,
    "The path that the app is below, if it is told.",
    directive("proxy_set_header", "X-Forwarded-Prefix", below),
    ...(subPath === SubPath.ScriptName
      ? [directive("proxy_set_header", "SCRIPT_NAME", below)]
      : []),
  );
}
