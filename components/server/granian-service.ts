import * as pulumi from "@pulumi/pulumi";
import { fieldsOf } from "../../configs/problems";
import { granianPlan } from "../../configs/server/granian/plan";
import type { GranianSettings } from "../../configs/server/granian/settings";
import type { MountWritten } from "../../configs/container/written";
import { decideFor } from "../decide";
import type { Endpoint, HttpService } from "../http-service";
import { appServer, plainOptions } from "./app-server";
import type { ReplicatedArgs } from "./replicated";
import type { ServedAppArgs } from "./served-app";
import { sqliteInEnvironment } from "./sqlite-in-environment";

/** What Granian is told, besides what every server of an app is. */
export interface GranianServiceArgs extends ServedAppArgs, GranianSettings, ReplicatedArgs {}

/**
 * A Flask app under Granian with several workers. Unlike Gunicorn it ends no worker that takes long about a
 * request, and it has no file of settings in the app.
 */
export class GranianService extends pulumi.ComponentResource implements HttpService {
  readonly endpoints: Endpoint[];
  readonly networks: pulumi.Input<string>[];
  readonly fingerprint: string;
  readonly instance: pulumi.Output<string>;
  /** The directories of the host that it writes to, and whether the host's user can edit what it makes there. */
  readonly mounts: pulumi.Output<MountWritten[]>;
  readonly keepsConnections: boolean = true;

  /** @throws pulumi.ResourceError that lists all that is wrong with the arguments. */
  constructor(name: string, args: GranianServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("flask-serving:index:GranianService", name, {}, opts);
    const options = { ...plainOptions(args), sqlite: sqliteInEnvironment(fieldsOf(args)) };
    const plan = decideFor(this, () => granianPlan(name, options));

    const server = appServer(this, name, args, plan);
    this.endpoints = server.endpoints;
    this.networks = server.networks;
    this.fingerprint = server.fingerprint;
    this.instance = server.instance;
    this.mounts = server.mounts;
    this.registerOutputs({ endpoints: this.endpoints });
  }
}
