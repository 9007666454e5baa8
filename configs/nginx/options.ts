import { choiceProblems, type Problem } from "../problems";
import type { AccessLogOptions } from "./features/access-log";
import type { BodySizeOptions } from "./features/body-size";
import type { ConnectionsOptions } from "./features/connections";
import type { FrontendOptions } from "./features/frontend";
import type { ListenOptions } from "./features/listen";
import type { ServedStaticFilesOptions } from "./features/static-files";
import type { TimeoutsOptions } from "./features/timeouts";
import type { RoutesOptions } from "./route";
import { Tuning } from "../tuning";

/** How nginx passes requests on. An option stands in its feature. */
export interface PassingOptions
  extends ConnectionsOptions, TimeoutsOptions, BodySizeOptions, AccessLogOptions {}

/** What nginx can be told, besides where requests go. */
export interface NginxOptions extends ListenOptions, PassingOptions {
  /**
   * What the configuration is for.
   * @default Tuning.Production
   */
  tuning?: Tuning;
}

/** The same with where requests go. */
export type ProxiedOptions = NginxOptions &
  RoutesOptions &
  FrontendOptions &
  ServedStaticFilesOptions;

/** The problem with the tuning, if there is one. */
export function tuningProblems({ tuning = Tuning.Production }: NginxOptions): Problem[] {
  return choiceProblems("tuning", tuning, Object.values(Tuning));
}
