import * as pulumi from "@pulumi/pulumi";
import { flaskDevServerPlan } from "../../configs/server/flask/dev-server";
import { appServer, plainOptions } from "./app-server";
import type { Endpoint, HttpService } from "../http-service";
import type { MountWritten } from "../../configs/container/written";
import { decideFor } from "../decide";
import type { ServedAppArgs } from "./served-app";

/** What Flask's development server is told: no more than any server of an app. */
export type FlaskDevServerArgs = ServedAppArgs;

/** A Flask app under Flask's development server, reloader and debugger off: to measure, not to serve with. */
export class FlaskDevServer extends pulumi.ComponentResource implements HttpService {
  readonly endpoints: Endpoint[];
  readonly networks: pulumi.Input<string>[];
  readonly fingerprint: string;
  readonly instance: pulumi.Output<string>;
  /** The directories of the host that it writes to, and whether the host's user can edit what it makes there. */
  readonly mounts: pulumi.Output<MountWritten[]>;
  /** It answers with HTTP/1.0 and closes each connection. */
  readonly keepsConnections: boolean = false;

  /** @throws pulumi.ResourceError that lists all that is wrong with the arguments. */
  constructor(name: string, args: FlaskDevServerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("flask-serving:index:FlaskDevServer", name, {}, opts);
    const plan = decideFor(this, () => flaskDevServerPlan(name, plainOptions(args)));

    const server = appServer(this, name, args, plan);
    this.endpoints = server.endpoints;
    this.networks = server.networks;
    this.fingerprint = server.fingerprint;
    this.instance = server.instance;
    this.mounts = server.mounts;
    this.registerOutputs({ endpoints: this.endpoints });
  }
}
