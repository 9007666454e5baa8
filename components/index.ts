/**
 * The components and what belongs to them: `import * as serving from "flask-serving"`.
 * @module
 */
export type { AppImage } from "./image/app-image";
export { Comparison } from "./compare/comparison";
export type { ComparisonArgs } from "./compare/comparison-args";
export { comparisonArgsProblems } from "./compare/comparison-problems";
export { AblationOrder } from "../configs/compare/ablation/order";
export type { AblationStep } from "../configs/compare/ablation/steps";
export type { Candidate } from "../configs/compare/candidate";
export type { RatioInterval } from "../configs/compare/interval";
export type { Ledger } from "../configs/compare/ledger";
export type { MeasureName } from "../configs/compare/measures";
export type { Spread } from "../configs/compare/spread";
export type { Ratios } from "../configs/compare/ratios";
export { SameAnswer } from "../configs/compare/same-answer";
export { type Judged, Verdict } from "../configs/compare/verdict";
export { decideForRun } from "./decide";
export { dockerHost } from "./engine/docker/host";
export { FlaskApp } from "./flask-app";
export type { FlaskAppArgs } from "./flask-app-args";
export { flaskAppProblems } from "./flask-app-problems";
export { FlaskDevServer, type FlaskDevServerArgs } from "./server/flask-dev-server";
export { FlaskImage } from "./image/flask-image";
export type { FlaskImageArgs } from "./image/flask-image-args";
export type { Frontend, FrontendArgs } from "./image/frontend-args";
export { GranianService, type GranianServiceArgs } from "./server/granian-service";
export type { AppPathsOptions } from "../configs/frontend/app-paths";
export type { StaticFiles } from "./image/static-files";
export type { StaticFilesOptions, StaticFilesPlan } from "../configs/frontend/static-files";
export { GunicornService, type GunicornServiceArgs } from "./server/gunicorn-service";
export type { Endpoint, HttpService } from "./http-service";
export { Egress } from "../configs/container/egress";
export { InternalNetwork, type InternalNetworkArgs } from "./internal-network";
export type { ServiceNetwork } from "./engine/service-network";
export { LocustJob, type LocustJobArgs } from "./load/locust-job";
export type { LoadRequest } from "../configs/load/requests";
export { type Capacity, type CapacityStep, LimitedBy } from "../configs/load/capacity";
export type { Objective } from "../configs/load/objective";
export { LoadKind } from "../configs/load/kind";
export {
  Enforce,
  type JudgedThreshold,
  LoadMetric,
  type Threshold,
} from "../configs/load/thresholds";
export {
  type CanaryArgs,
  NginxProxy,
  type NginxProxyArgs,
  type RouteArgs,
} from "./proxy/nginx-proxy";
export type { SecretEnv } from "./secret-env";
export { type NginxConf, renderNginxConf } from "../configs/nginx/conf";
export { type Read, readConf } from "../configs/nginx/core/tokenize";
export type { Explained } from "../configs/nginx/explain";
export type { PlainFile } from "../configs/nginx/feature";
export type { FrontendPlan } from "../configs/frontend/served-frontend";
export type { FrontendOptions } from "../configs/nginx/features/frontend";
export type { ServedStaticFilesOptions } from "../configs/nginx/features/static-files";
export type { NginxOptions, NginxSettings, ProxiedOptions } from "../configs/nginx/options";
export {
  Balancing,
  type BalancingSettings,
  HashBy,
  type HashSettings,
  type ServerSettings,
} from "../configs/nginx/balancing-settings";
export { CanaryBy, type CanarySettings } from "../configs/nginx/canary-settings";
export { type UnsafeDirectives, UnsafePlace } from "../configs/nginx/features/unsafe";
export { AccessLogFormat } from "../configs/nginx/features/access-log";
export { TlsProfile } from "../configs/nginx/features/tls";
export type { SocketEndpoint } from "../configs/nginx/endpoints";
export type { AcmeSettings } from "../configs/nginx/acme-settings";
export type { CacheSettings } from "../configs/nginx/cache-settings";
export type { RateLimitSettings } from "../configs/nginx/rate-limit-settings";
export {
  type Canary,
  Protocol,
  RouteMatch,
  type RouteOptions,
  type RouteSettings,
  type RoutesOptions,
  SubPath,
  type Upstream,
} from "../configs/nginx/route";
export type { DataMount } from "../configs/container/data";
export type { Link } from "../configs/container/kept-files";
export type { ServedAppArgs } from "./server/served-app";
export { Load, Proxy } from "../configs/app/choices";
export type { FlaskAppOptions, FrontendSource } from "../configs/app/options";
export { Server } from "../configs/server/servers";
export { Tuning } from "../configs/tuning";
export type { Finding } from "../configs/load/findings";
export { parseLocustStats, type ReadStats } from "../configs/load/parse-stats";
export type { ContainerUse } from "../configs/load/containers";
export type { TimeSplit } from "../configs/load/time-split";
export type { EndpointChange, MetricChange, PhaseStats, RunChange } from "../configs/load/stats";
export { StatsSource } from "../configs/load/source";
export { Validity, type ValidityVerdict } from "../configs/load/validity";
export {
  type EndpointStats,
  type LoadStats,
  METRIC_NAMES,
  METRICS,
  type Metric,
  type MetricName,
  type RanFacts,
  type ResponseStats,
  type Unit,
} from "../configs/load/stats";
export { type OutputNumbers, statsOutputs, type StatsOutputs } from "../configs/load/stats-outputs";
export type { ReleaseOptions } from "../configs/server/release";
export type { RequestSecondsOptions } from "../configs/app/request-seconds";
export type { GranianSettings } from "../configs/server/granian/settings";
export type { GunicornSettings } from "../configs/server/gunicorn/settings";
export { WorkerClass } from "../configs/server/gunicorn/worker-class";
export type { MountWritten } from "../configs/container/written";
export type { RunAs } from "../configs/image/run-as";
export { ProblemsError, type Problem, assertNoProblems } from "../configs/problems";
