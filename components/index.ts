/**
 * The components and what belongs to them: `import * as serving from "flask-serving"`.
 * @module
 */
export type { AppImage } from "./image/app-image";
export { dockerHost } from "./engine/docker/host";
export { FlaskDevServer, type FlaskDevServerArgs } from "./server/flask-dev-server";
export { FlaskImage, type FlaskImageArgs } from "./image/flask-image";
export type { Frontend, FrontendArgs } from "./image/frontend-args";
export { GunicornService, type GunicornServiceArgs } from "./server/gunicorn-service";
export type { Endpoint, HttpService } from "./http-service";
export { Egress, InternalNetwork, type InternalNetworkArgs } from "./internal-network";
export type { ServiceNetwork } from "./engine/service-network";
export { LoadKind, LocustJob, type LocustJobArgs } from "./load/locust-job";
export { NginxProxy, type NginxProxyArgs, type RouteArgs } from "./proxy/nginx-proxy";
export { Tuning } from "../configs/nginx/tuning";
export type { DataMountArgs, ServedAppArgs } from "./server/served-app";
export type { Finding } from "../configs/load/findings";
export { parseLocustStats } from "../configs/load/parse-stats";
export {
  type EndpointStats,
  type LoadStats,
  METRICS,
  type Metric,
  type MetricName,
  type ResponseStats,
  type Unit,
} from "../configs/load/stats";
export type { GunicornSettings } from "../configs/server/gunicorn/settings";
export { WorkerClass } from "../configs/server/gunicorn/worker-class";
export type { RunAs } from "../configs/image/run-as";
export { ProblemsError, type Problem } from "../configs/problems";
