import { fieldOf } from "../../problems";
import type { Feature } from "../feature";
import type { PassingOptions, ProxiedOptions } from "../options";
import { accessLog } from "./access-log";
import { acme } from "./acme";
import { balancing } from "./balancing";
import { baseline } from "./baseline";
import { brotli } from "./brotli";
import { buffers } from "./buffers";
import { behindProxy } from "./behind-proxy";
import { bodySize } from "./body-size";
import { cache } from "./cache";
import { canary } from "./canary";
import { compression } from "./compression";
import { connections } from "./connections";
import { forwardedHeaders } from "./forwarded-headers";
import { frontend } from "./frontend";
import { headers } from "./headers";
import { keepAlive } from "./keep-alive";
import { listen } from "./listen";
import { maintenance } from "./maintenance";
import { ownFiles } from "./own-files";
import { process } from "./process";
import { rateLimit } from "./rate-limit";
import { redirect } from "./redirect";
import { reload } from "./reload";
import { rest } from "./rest";
import { retries } from "./retries";
import { routes } from "./routes";
import { serverTokens } from "./server-tokens";
import { staticFiles } from "./static-files";
import { tables } from "./tables";
import { timeouts } from "./timeouts";
import { tls } from "./tls";
import { unsafe } from "./unsafe";
import { ways } from "./ways";
import { webSockets } from "./web-sockets";

/** All that our nginx can do, in the order in which it stands in a configuration. */
export const FEATURES: readonly Feature<ProxiedOptions>[] = [
  ...[process, connections, accessLog, serverTokens],
  ...[
    tls,
    acme,
    tables,
    listen,
    redirect,
    behindProxy,
    baseline,
    bodySize,
    reload,
    headers,
    canary,
    maintenance,
    rateLimit,
  ],
  ...[cache, routes, balancing, retries, rest, timeouts, buffers],
  ...[keepAlive, webSockets, forwardedHeaders],
  ...[compression, brotli, ownFiles, frontend, staticFiles, ways, unsafe],
];

/** The names of all options that are plain values. */
const NAMES = [...new Set(FEATURES.flatMap(({ options }) => Object.keys(options)).map(fieldOf))];

/** The options that say how requests are passed on and that a program has a key of its own for. */
export const PASSING: readonly (keyof PassingOptions)[] = [
  ...["users", "accessLog", "maxBodyMb", "readTimeoutSeconds", "clientBodyTimeout"],
  ...["trustedProxies", "publicUrl", "publishAddress", "redirectFrom", "tlsCertificate"],
] as const satisfies readonly (keyof PassingOptions)[];

/** The others, which a program has one key for; where nginx is reached the program says itself. */
export const SETTINGS: readonly string[] = NAMES.filter(
  (name) => ![...PASSING, "port", "publish"].includes(name),
);
