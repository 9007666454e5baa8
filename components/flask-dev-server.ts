import * as pulumi from "@pulumi/pulumi";
import { flaskDevServerPlan } from "../configs/flask/dev-server";
import { appServer, type AppImage } from "./app-server";
import type { Endpoint, HttpService } from "./http-service";
import type { ServiceNetwork } from "./internal-network";
import { decideFor } from "./problems";

export interface FlaskDevServerArgs {
  /** The image with the app in it. */
  image: AppImage;
  /** The networks that it joins. */
  network: ServiceNetwork;
  /**
   * The app as Flask names it, `module:callable`.
   * @default "app:app"
   */
  app?: string;
  /**
   * The port that it listens on in its container, from 1024.
   * @default 5901
   */
  port?: number;
  /**
   * The path that tells whether it answers: anything below 500 will do.
   * @default "/"
   */
  healthPath?: string;
  /**
   * The port of 127.0.0.1 that leads to it.
   * @default none: it is reachable on its networks only
   */
  publish?: number | undefined;
  /**
   * The memory that it may use, in MiB.
   * @default 512
   */
  memoryMb?: number;
  /**
   * A name on the network that stays when the content changes: the old container then ends before
   * the new one starts.
   * @default a name that tells the content
   */
  alias?: string | undefined;
}

/** A Flask app under Flask's development server, reloader and debugger off: to measure, not to serve with. */
export class FlaskDevServer extends pulumi.ComponentResource implements HttpService {
  readonly endpoints: Endpoint[];
  readonly networks: pulumi.Input<string>[];
  readonly fingerprint: string;
  /** It answers with HTTP/1.0 and closes each connection. */
  readonly keepsConnections = false;

  /** @throws pulumi.ResourceError that lists all that is wrong with the arguments. */
  constructor(name: string, args: FlaskDevServerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("flask-serving:index:FlaskDevServer", name, {}, opts);
    const { image, network, alias, ...options } = args;
    const { publish } = options;
    const plan = decideFor(this, () => flaskDevServerPlan(name, { ...options, user: image.user }));

    const server = appServer(this, name, { image, network, publish, alias, ...plan });
    this.endpoints = server.endpoints;
    this.networks = server.networks;
    this.fingerprint = server.fingerprint;
    this.registerOutputs({ endpoints: this.endpoints });
  }
}
