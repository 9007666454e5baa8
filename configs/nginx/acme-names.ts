import type { Problem } from "../problems";
import { givenRoutes } from "./of-each-route";
import { publicAddress } from "./public-url";
import { hostsOf, type NamesOptions } from "./server-names";

type Options = NamesOptions & { publicUrl?: string | undefined };

/** The names that a certificate is for: all that somebody has said a browser may ask for. */
export function acmeNames(options: Options): string[] {
  const { serverName = "_", publicUrl } = options;
  const names = [
    ...(serverName === "_" ? [] : [serverName]),
    ...(publicUrl === undefined ? [] : [publicAddress(publicUrl).host]),
    ...hostsOf(options),
  ];
  return [...new Set(names.map((name) => name.toLowerCase()))];
}

/** The problems with names that a CA cannot ask by http, and with none at all. */
export function acmeNamesProblems({ serverName, publicUrl, routes }: Options): Problem[] {
  const named = [
    { path: "serverName", got: serverName === "_" ? undefined : serverName },
    { path: "publicUrl", got: publicUrl },
    ...givenRoutes(routes).map(({ path, route: { host: got } }) => ({ path: `${path}.host`, got })),
  ].filter(({ got }) => got !== undefined);
  if (named.length === 0) return [NONE];
  return named
    .filter(({ path, got }) => !isProvable(path === "publicUrl" ? hostOf(got) : got))
    .map(({ path, got }) => ({ path, ...UNPROVABLE, got }));
}

const NONE: Problem = {
  path: "serverName",
  expected: "a host name with acme, for which the certificate is",
  got: undefined,
  remedy: "Set it, or the host of each route.",
};

const UNPROVABLE = {
  expected:
    "a name with acme that the CA can ask by http, no wildcard, no address and no localhost",
  remedy: "Give it another name, or give tlsCertificate and tlsKey in place of acme.",
};

function hostOf(url: unknown): unknown {
  return typeof url === "string" ? publicAddress(url).host : url;
}

/** What is no name at all, its own option tells. */
function isProvable(name: unknown): boolean {
  if (typeof name !== "string") return true;
  return !/^[\d.]+$|:|\*|^(.+\.)?localhost\.?$/i.test(name);
}
