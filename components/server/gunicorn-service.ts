import * as pulumi from "@pulumi/pulumi";
import { gunicornPlan } from "../../configs/server/gunicorn/plan";
import { appServer, plainOptions } from "./app-server";
import type { Endpoint, HttpService } from "../http-service";
import { decideFor } from "../decide";
import type { ServedAppArgs } from "./served-app";
import { sqliteOf } from "./databases";

/** How a Gunicorn worker takes its requests. */
export const WorkerClass = {
  /** One request at a time; it closes each connection after its answer. */
  Sync: "sync",
  /** A pool of threads a worker; it keeps connections open. */
  Gthread: "gthread",
} as const;
export type WorkerClass = (typeof WorkerClass)[keyof typeof WorkerClass];

/** What Gunicorn is told, besides what every server of an app is. */
export interface GunicornServiceArgs extends ServedAppArgs {
  /**
   * How many containers there are, 1 to 16, each with workers and memory of its own; a proxy before
   * them shares the requests out. More than 1 goes with neither publish nor alias, nor with a SQLite
   * database in data.
   * @default 1
   */
  replicas?: number | undefined;
  /**
   * How many worker processes take requests, 1 to 64.
   * @default 4
   */
  workers?: number;
  /**
   * How many threads each worker has, 1 to 128; more than 1 needs WorkerClass.Gthread.
   * @default 4, and 1 with WorkerClass.Sync
   */
  threads?: number;
  /**
   * How a worker takes its requests.
   * @default WorkerClass.Gthread, which keeps connections open
   */
  workerClass?: WorkerClass;
  /**
   * How long a worker may be silent before it is restarted, in seconds.
   * @default 30, Gunicorn's own
   */
  timeoutSeconds?: number;
  /**
   * How long a worker may finish its requests when the service stops, in seconds.
   * @default 30, Gunicorn's own
   */
  gracefulTimeoutSeconds?: number;
  /**
   * How long an idle connection is kept open, in seconds; longer than the proxy before it keeps its
   * own, so that the proxy never sends into a closing one. The sync worker ignores it.
   * @default 75, above the 60 s of nginx
   */
  keepAliveSeconds?: number;
  /**
   * Whether each request is written to the container's log.
   * @default true
   */
  accessLog?: boolean;
  /**
   * The addresses whose X-Forwarded-Proto is believed, as Gunicorn's `--forwarded-allow-ips` takes
   * them; `*` only where nothing but the proxy reaches it.
   * @default "127.0.0.1,::1", Gunicorn's own
   */
  forwardedAllowIps?: string;
}

/** A Flask app under Gunicorn with several workers. */
export class GunicornService extends pulumi.ComponentResource implements HttpService {
  readonly endpoints: Endpoint[];
  readonly networks: pulumi.Input<string>[];
  readonly fingerprint: string;
  readonly instance: pulumi.Output<string>;
  readonly keepsConnections: boolean;

  /** @throws pulumi.ResourceError that lists all that is wrong with the arguments. */
  constructor(name: string, args: GunicornServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("flask-serving:index:GunicornService", name, {}, opts);
    const { workerClass = WorkerClass.Gthread, replicas = 1 } = args;
    const options = {
      ...plainOptions(args),
      workerClass,
      sqlite: replicas > 1 ? sqliteOf(args) : [],
    };
    const plan = decideFor(this, () => gunicornPlan(name, options));

    const server = appServer(this, name, args, plan);
    this.endpoints = server.endpoints;
    this.networks = server.networks;
    this.fingerprint = server.fingerprint;
    this.instance = server.instance;
    this.keepsConnections = workerClass !== WorkerClass.Sync;
    this.registerOutputs({ endpoints: this.endpoints });
  }
}
