import type { Feature } from "../feature";
import type { PassingOptions, ProxiedOptions } from "../options";
import { accessLog } from "./access-log";
import { baseline } from "./baseline";
import { buffers } from "./buffers";
import { bodySize } from "./body-size";
import { connections } from "./connections";
import { forwardedHeaders } from "./forwarded-headers";
import { frontend } from "./frontend";
import { keepAlive } from "./keep-alive";
import { listen } from "./listen";
import { ownFiles } from "./own-files";
import { process } from "./process";
import { reload } from "./reload";
import { retries } from "./retries";
import { routes } from "./routes";
import { serverTokens } from "./server-tokens";
import { staticFiles } from "./static-files";
import { timeouts } from "./timeouts";

/** All that our nginx can do, in the order in which it stands in a configuration. */
export const FEATURES: readonly Feature<ProxiedOptions>[] = [
  ...[process, connections, accessLog, serverTokens],
  ...[listen, baseline, bodySize, reload],
  ...[routes, retries, timeouts, buffers, keepAlive, forwardedHeaders],
  ...[ownFiles, frontend, staticFiles],
];

/** The names of the options that say how requests are passed on. */
export const PASSING = FEATURES.filter((feature) => feature !== listen).flatMap(
  ({ options }) => options,
) as (keyof PassingOptions)[];
