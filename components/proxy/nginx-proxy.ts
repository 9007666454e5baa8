import * as pulumi from "@pulumi/pulumi";
import { fingerprint } from "../../configs/fingerprint";
import { CONF_DIRECTORY } from "../../configs/nginx/process";
import { proxyPlan } from "../../configs/nginx/plan";
import { type Frontend, plainFrontend } from "../image/frontend-args";
import { readinessOf, type Endpoint, type HttpService } from "../http-service";
import type { Engine, Workload } from "../engine/engine";
import { engineFor } from "../engine/engine-for";
import type { ServiceNetwork } from "../engine/service-network";
import { decideFor } from "../decide";

/** What nginx is told: what it stands before, and how it passes requests on. */
export interface NginxProxyArgs {
  /** The service that requests are passed to. */
  upstream: HttpService;
  /** The networks that it joins: it must reach the upstream on one of them. */
  network: ServiceNetwork;
  /** The image with nginx, 1.27.4 or later, on Debian: such as `nginx:1.30-trixie`. */
  image: string;
  /**
   * A front end that it serves itself: only what begins with its apiPrefix is passed on.
   * @default none: every request is passed on
   */
  frontend?: Frontend | undefined;
  /**
   * The port that it listens on in its container.
   * @default 80
   */
  port?: number;
  /**
   * The host name that it answers to, `_` for any.
   * @default "_"
   */
  serverName?: string;
  /**
   * How many users are connected at once; nginx gets connections for twice as many.
   * @default 1000
   */
  expectedUsers?: number;
  /**
   * How long the upstream may be silent within a response, in seconds; longer than Gunicorn's own
   * timeout, so that Gunicorn gives up first and says so.
   * @default 60, nginx's own
   */
  readTimeoutSeconds?: number;
  /**
   * The largest request body, in MiB.
   * @default 1, nginx's own
   */
  maxBodyMb?: number;
  /**
   * Whether each request is written to the container's log.
   * @default true
   */
  accessLog?: boolean;
  /**
   * Passes requests as the study did: no upstream keep-alive, no forwarded headers.
   * @default false
   */
  article?: boolean;
  /**
   * The port of 127.0.0.1 that leads to it.
   * @default none: it is reachable on its networks only
   */
  publish?: number | undefined;
  /**
   * The memory that it may use, in MiB.
   * @default 256
   */
  memoryMb?: number;
}

/** nginx before any HttpService. A changed option is checked and reloaded; the container stays. */
export class NginxProxy extends pulumi.ComponentResource implements HttpService {
  readonly endpoints: Endpoint[];
  readonly networks: pulumi.Input<string>[];
  readonly fingerprint: string;
  readonly instance: pulumi.Output<string>;
  readonly keepsConnections: boolean = true;
  /** The nginx.conf that is in force. */
  readonly conf: string;

  /** @throws pulumi.ResourceError that lists all that is wrong with the arguments. */
  constructor(name: string, args: NginxProxyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("flask-serving:index:NginxProxy", name, {}, opts);
    const { upstream, network, image, frontend, ...options } = args;
    const { publish } = options;
    const plan = decideFor(this, () =>
      proxyPlan(name, {
        ...options,
        upstream: plainly(upstream),
        frontend: plainFrontend(frontend),
      }),
    );

    const engine = engineFor(this);
    const nginx = engine.run(name, {
      ...{ spec: plan.spec, network, alias: name, content: fingerprint(plan.spec) },
      image: engine.pull(`${name}-image`, image),
      deliveredTo: CONF_DIRECTORY,
      published: publish === undefined ? undefined : { internal: plan.port, external: publish },
    });
    this.instance = nginx.instance;
    // The front end's files have to be there before the configuration names them.
    const files = frontend ? [writeFrontend(engine, name, nginx, frontend)] : [];
    engine.deliver(`${name}-configuration`, nginx, {
      program: "write-nginx-conf",
      // Another instance of its upstream has nginx look that up again.
      input: { conf: plan.conf, upstream: upstream.instance ?? "" },
      dependsOn: [...readinessOf(upstream), ...files],
    });

    this.conf = plan.conf.text;
    this.endpoints = [{ host: name, port: plan.port }];
    this.networks = [network.internalName];
    this.fingerprint = fingerprint({ ...plan, image, upstream: upstream.fingerprint });
    this.registerOutputs({ endpoints: this.endpoints });
  }
}

/** What a proxy has to know of a service to write its configuration. */
function plainly({ endpoints, keepsConnections }: HttpService) {
  return { servers: endpoints, keepAlive: keepsConnections };
}

/** Gives nginx the files of a front end. */
function writeFrontend(
  engine: Engine,
  name: string,
  nginx: Workload,
  { imageId, user, fingerprint }: Frontend,
): pulumi.Resource {
  const input = { image: imageId, user, fingerprint };
  const args = { program: "write-frontend", input, dependsOn: [] };
  return engine.deliver(`${name}-frontend`, nginx, args);
}
