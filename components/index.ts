/**
 * The components and what belongs to them: `import * as serving from "flask-serving"`.
 * @module
 */
export type { AppImage } from "./app-image";
export { dockerHost } from "./engine";
export { FlaskDevServer, type FlaskDevServerArgs } from "./flask-dev-server";
export { FlaskImage, type FlaskImageArgs } from "./flask-image";
export type { Frontend, FrontendArgs } from "./frontend";
export { GunicornService, type GunicornServiceArgs, WorkerClass } from "./gunicorn-service";
export type { Endpoint, HttpService } from "./http-service";
export {
  Egress,
  InternalNetwork,
  type InternalNetworkArgs,
  type ServiceNetwork,
} from "./internal-network";
export { LoadKind, LocustJob, type LocustJobArgs } from "./locust-job";
export { NginxProxy, type NginxProxyArgs } from "./nginx-proxy";
export type { DataMountArgs, ServedAppArgs } from "./served-app";
export { parseLocustStats } from "../configs/load/parse-stats";
export type { EndpointStats, LoadStats, ResponseStats } from "../configs/load/stats";
export type { RunAs } from "../configs/image/run-as";
export { ProblemsError, type Problem } from "../configs/problems";
