import { choiceProblems, type Problem } from "../problems";
import { Tuning } from "../tuning";
import type { AccessLogOptions } from "./features/access-log";
import type { AcmeOptions } from "./features/acme";
import type { BalancingOptions } from "./features/balancing";
import type { BehindProxyOptions } from "./features/behind-proxy";
import type { BodySizeOptions } from "./features/body-size";
import type { CacheOptions } from "./features/cache";
import type { BrotliOptions } from "./features/brotli";
import type { CompressionOptions } from "./features/compression";
import type { ConnectionsOptions } from "./features/connections";
import type { FrontendOptions } from "./features/frontend";
import type { HeadersOptions } from "./features/headers";
import type { KeepAliveOptions } from "./kept";
import type { ListenOptions, PublishAddressOptions } from "./features/listen";
import type { MaintenanceOptions } from "./features/maintenance";
import type { ProcessOptions } from "./features/process";
import type { RedirectOptions } from "./features/redirect";
import type { RateLimitOptions } from "./features/rate-limit";
import type { ServedStaticFilesOptions } from "./features/static-files";
import type { TimeoutsOptions } from "./features/timeouts";
import type { CertificateOptions, TlsOptions } from "./features/tls";
import type { UnsafeOptions } from "./features/unsafe";
import type { WebSocketsOptions } from "./features/web-sockets";
import type { RoutesOptions } from "./route";
import type { VersionOptions } from "./version";

/** How nginx passes requests on, as far as a program has a key for each. An option stands in its feature. */
export interface PassingOptions
  extends
    BehindProxyOptions,
    ConnectionsOptions,
    TimeoutsOptions,
    BodySizeOptions,
    RedirectOptions,
    PublishAddressOptions,
    CertificateOptions,
    Pick<AccessLogOptions, "accessLog"> {}

/** What else nginx can be told. */
export interface NginxSettings
  extends
    AcmeOptions,
    BalancingOptions,
    CacheOptions,
    CompressionOptions,
    BrotliOptions,
    HeadersOptions,
    KeepAliveOptions,
    MaintenanceOptions,
    RateLimitOptions,
    UnsafeOptions,
    VersionOptions,
    WebSocketsOptions,
    Pick<AccessLogOptions, "accessLogFormat">,
    Pick<ListenOptions, "serverName">,
    Pick<TlsOptions, "tlsProfile" | "hstsSeconds">,
    Pick<ProcessOptions, "workerProcesses"> {}

/** What nginx can be told, besides where requests go. */
export interface NginxOptions extends ListenOptions, PassingOptions, NginxSettings {
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
  ServedStaticFilesOptions & {
    /** How many CPUs nginx may use. */
    cpus?: number | undefined;
    /** The name by which its networks know it. */
    alias?: string | undefined;
  };

/** The problem with the tuning, if there is one. */
export function tuningProblems({ tuning = Tuning.Production }: NginxOptions): Problem[] {
  return choiceProblems("tuning", tuning, Object.values(Tuning));
}
