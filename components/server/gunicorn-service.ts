import * as pulumi from "@pulumi/pulumi";
import { gunicornPlan } from "../../configs/server/gunicorn/plan";
import { fieldsOf } from "../../configs/problems";
import type { AutoWorkersOptions } from "../../configs/server/gunicorn/auto-workers";
import { type GunicornSettings, settled } from "../../configs/server/gunicorn/settings";
import { WorkerClass } from "../../configs/server/gunicorn/worker-class";
import { appServer, plainOptions } from "./app-server";
import type { Endpoint, HttpService } from "../http-service";
import type { MountWritten } from "../../configs/container/written";
import { decideFor } from "../decide";
import { sqliteInEnvironment } from "./sqlite-in-environment";
import type { ReplicatedArgs } from "./replicated";
import type { ServedAppArgs } from "./served-app";

/** What Gunicorn is told, besides what every server of an app is. */
export interface GunicornServiceArgs
  extends ServedAppArgs, GunicornSettings, AutoWorkersOptions, ReplicatedArgs {}

/** A Flask app under Gunicorn with several workers. */
export class GunicornService extends pulumi.ComponentResource implements HttpService {
  readonly endpoints: Endpoint[];
  readonly networks: pulumi.Input<string>[];
  readonly fingerprint: string;
  readonly instance: pulumi.Output<string>;
  /** The directories of the host that it writes to, and whether the host's user can edit what it makes there. */
  readonly mounts: pulumi.Output<MountWritten[]>;
  readonly keepsConnections: boolean;

  /** @throws pulumi.ResourceError that lists all that is wrong with the arguments. */
  constructor(name: string, args: GunicornServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("flask-serving:index:GunicornService", name, {}, opts);
    const options = { ...plainOptions(args), sqlite: sqliteInEnvironment(fieldsOf(args)) };
    const plan = decideFor(this, () => gunicornPlan(name, options));

    for (const sentence of plan.explain) void pulumi.log.info(sentence, this);

    const server = appServer(this, name, args, plan);
    this.endpoints = server.endpoints;
    this.networks = server.networks;
    this.fingerprint = server.fingerprint;
    this.instance = server.instance;
    this.mounts = server.mounts;
    this.keepsConnections = settled(args).workerClass !== WorkerClass.Sync;
    this.registerOutputs({ endpoints: this.endpoints });
  }
}
