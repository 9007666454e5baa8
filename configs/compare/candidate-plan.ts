import { proxyOptions, serverOptions } from "../app/parts";
import { Proxy } from "../app/choices";
import type { FlaskAppOptions } from "../app/options";
import type { ContainerSpec } from "../container/spec";
import type { DefaultImages } from "../default-images";
import { NGINX_MEMORY_MB, proxyPlan } from "../nginx/plan";
import { settled } from "../server/gunicorn/settings";
import { WorkerClass } from "../server/gunicorn/worker-class";
import { MEMORY_MB } from "../server/memory";
import { Server, SERVERS } from "../server/servers";
import { type Candidate, servedBy } from "./candidate";
import { publishedMs } from "./published";

/** A container of a candidate. */
export interface CandidateContainer {
  /** `server` or `proxy`: what its numbers are called. */
  part: "server" | "proxy";
  /** The name by which others on the network find it. */
  host: string;
  spec: ContainerSpec;
  port: number;
  timeoutSeconds: number;
  processes: number;
}

/** What a candidate consists of: what is asked is the last of its containers. */
export interface CandidateParts {
  containers: CandidateContainer[];
  /** nginx's files; none where no nginx is. */
  files: { name: string; text: string }[];
}

/** How a candidate is started. */
export interface CandidatePlan extends CandidateParts {
  name: string;
  server: Server;
  /** Where the app is in its image. */
  app: string;
  /** What the study measured of such a way to serve, in ms; null where it had none. */
  publishedMs: number | null;
}

/** What the app's server is given besides its options. */
export interface Given {
  user: string;
  /** Where in its image the app is. */
  app: string | undefined;
  secretEnv: readonly string[];
}

const WEB = "web";
const PROXY = "proxy";
/** nginx waits for a name that it knows, and checks its configuration. */
const PROXY_TIMEOUT_SECONDS = 30;

/** What each candidate may use in all: one that has no proxy gives its share to the server. */
export function candidateMemoryMb({ memoryMb, nginxMemoryMb }: FlaskAppOptions): number {
  return (memoryMb ?? MEMORY_MB.default) + (nginxMemoryMb ?? NGINX_MEMORY_MB.default);
}

/** @throws ProblemsError that lists all that is wrong with the options */
export function candidatePlan(
  app: FlaskAppOptions,
  candidate: Candidate,
  given: Given,
  images: DefaultImages,
): CandidatePlan {
  const { name, server } = candidate;
  const where = serverOptions(servedBy(app, candidate)).app ?? given.app ?? "";
  return {
    ...{ name, server, app: where, publishedMs: publishedMs(candidate) },
    ...partsOf(app, candidate, given, images),
  };
}

/** @throws ProblemsError that lists all that is wrong with the options */
export function partsOf(
  app: FlaskAppOptions,
  candidate: Candidate,
  { user, app: found, secretEnv }: Given,
  images: DefaultImages,
): CandidateParts {
  const total = candidateMemoryMb(app);
  const options = servedBy(app, candidate);
  const isBehind = candidate.proxy === Proxy.Nginx;
  const ofProxy = app.nginxMemoryMb ?? NGINX_MEMORY_MB.default;
  const memoryMb = isBehind ? total - ofProxy : total;
  const told = {
    ...serverOptions({ ...options, memoryMb }),
    user,
    secretEnv,
    image: { app: found },
  };
  const plan = SERVERS[candidate.server].plan(WEB, told);
  const web: CandidateContainer = {
    ...{ part: "server", host: WEB, spec: plan.spec, port: plan.port },
    ...{ timeoutSeconds: plan.readyTimeoutSeconds, processes: plan.processes },
  };
  if (!isBehind) return { containers: [web], files: [] };
  const endpoints = [{ host: WEB, port: plan.port }];
  const keepsConnections = keeps(candidate.server, told);
  const before = proxyPlan(PROXY, {
    ...{ ...proxyOptions(options, images), memoryMb: ofProxy },
    upstream: { endpoints, keepsConnections },
  });
  const proxy: CandidateContainer = {
    ...{ part: "proxy", host: PROXY, spec: before.spec, port: before.port },
    ...{ timeoutSeconds: PROXY_TIMEOUT_SECONDS, processes: 1 },
  };
  const files = before.conf.files.map(({ name, text }) => ({ name, text }));
  return { containers: [web, proxy], files };
}

/** Whether a server keeps a connection open for the next request. */
function keeps(server: Server, settings: Parameters<typeof settled>[0]): boolean {
  if (server === Server.Flask) return false;
  return server === Server.Granian || settled(settings).workerClass !== WorkerClass.Sync;
}
