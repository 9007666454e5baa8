import * as pulumi from "@pulumi/pulumi";
import { fingerprint } from "../../configs/fingerprint";
import { FRONTEND_DIRECTORY } from "../../configs/frontend/served-frontend";
import { FRONTEND_TREE } from "../../configs/nginx/features/frontend";
import { STATIC_TREE } from "../../configs/nginx/features/static-files";
import type { PublishedPort } from "../../configs/container/spec";
import { REDIRECT_PORT } from "../../configs/nginx/features/redirect";
import { isTls, KEY_NAME } from "../../configs/nginx/features/tls";
import type { CanarySettings } from "../../configs/nginx/canary-settings";
import type { NginxOptions } from "../../configs/nginx/options";
import { ACME_DIRECTORY, CONF_DIRECTORY, EXPLAINED_NAME } from "../../configs/nginx/places";
import { inputsProblems } from "../../configs/nginx/inputs";
import { proxyPlan } from "../../configs/nginx/plan";
import type { RouteSettings } from "../../configs/nginx/route";
import { fieldsOf } from "../../configs/problems";
import type { Frontend } from "../image/frontend-args";
import type { StaticFiles } from "../image/static-files";
import { readinessOf, type Endpoint, type HttpService } from "../http-service";
import type { FileArgs, TreeArgs } from "../engine/deliver";
import type { RunArgs } from "../engine/engine";
import { engineFor } from "../engine/engine-for";
import type { ServiceNetwork } from "../engine/service-network";
import { decideFor } from "../decide";
import { runAcme } from "./run-acme";

/** What nginx is told: what it stands before, and how it passes requests on. */
export interface NginxProxyArgs extends NginxOptions {
  /**
   * The service that requests are passed to; with a front end, those that begin with one of its appPaths.
   * @default none: `routes` say where requests go
   */
  upstream?: HttpService | undefined;
  /**
   * Services by path, in place of `upstream`: the longest path that a request begins with decides.
   * @default none: `upstream` gets every request
   */
  routes?: RouteArgs[] | undefined;
  /**
   * A new version of `upstream`, which some clients get: the same ones each time. Its answers have X-Version.
   * @default none: all get the same version
   */
  canary?: CanaryArgs | undefined;
  /**
   * The private key of tlsCertificate, as PEM: Pulumi keeps it encrypted, and nginx alone can read it.
   * @default none: it answers http
   */
  tlsKey?: pulumi.Input<string> | undefined;
  /** The networks that it joins: it must reach every service on one of them. */
  network: ServiceNetwork;
  /** The image with nginx, 1.22 or later, on Debian: such as `nginx:1.30-trixie`. Before 1.27.4 a reload may lose requests. */
  image: string;
  /**
   * A front end that it serves itself: it answers what no service is asked for. With `routes` they say
   * what that is, and its appPaths do not.
   * @default none: every request is passed on
   */
  frontend?: Frontend | undefined;
  /**
   * Static files of the upstream's app that it serves itself, without asking the app: what the app would do
   * for each request, such as a login, is not done for them. What it has no file for, it asks the app.
   * @default none: the app serves them
   */
  staticFiles?: StaticFiles | undefined;
  /**
   * The memory that it may use, in MiB, 16 to 1048576.
   * @default 256, or what users and workerProcesses need
   */
  memoryMb?: number | undefined;
  /**
   * How many CPUs it may use, 0.01 to 1024, such as 1.5.
   * @default all that the engine has
   */
  cpus?: number | undefined;
}

/** A service, and the requests that it gets. */
export interface RouteArgs extends RouteSettings {
  /** What the path of a request begins with, such as `/api/`; `/api` itself is part of it. `/` is what no other route has. */
  path: string;
  /** The service that they are passed to. */
  upstream: HttpService;
  /**
   * A new version of it, which some clients get: of one route at a time.
   * @default none: all get the same version
   */
  canary?: CanaryArgs | undefined;
}

/** A new version of a service, which some clients get. */
export interface CanaryArgs extends CanarySettings {
  /** The new version. */
  upstream: HttpService;
}

/** nginx before any HttpService. A changed option is checked and reloaded; the container stays. */
export class NginxProxy extends pulumi.ComponentResource implements HttpService {
  readonly endpoints: Endpoint[];
  readonly networks: pulumi.Input<string>[];
  readonly fingerprint: string;
  readonly instance: pulumi.Output<string>;
  readonly keepsConnections: boolean = true;
  readonly tls: boolean;
  /** The nginx.conf that is in force. */
  readonly conf: string;
  /** What its configuration does and costs, a sentence each. */
  readonly explain: string[];
  /** What of it works, and probably not as it was meant, a sentence each. */
  readonly findings: string[];

  /** @throws pulumi.ResourceError that lists all that is wrong with the arguments. */
  constructor(name: string, args: NginxProxyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("flask-serving:index:NginxProxy", name, {}, opts);
    const options = { ...args, besides: inputsProblems(fieldsOf(args)) };
    const { spec, port, conf, findings, taking, acme } = decideFor(this, () =>
      proxyPlan(name, options),
    );
    const { network, image } = args;
    const services = servicesOf(args);

    const engine = engineFor(this);
    const certificate = acme && engine.share(`${name}-acme`);
    const nginx = engine.run(name, {
      ...{ spec, network, alias: name, content: fingerprint(spec), ...shared(certificate) },
      image: engine.pull(`${name}-image`, image),
      deliveredTo: CONF_DIRECTORY,
      published: publishedPorts(port, args),
    });
    const delivered = engine.deliver(`${name}-configuration`, nginx, {
      ...{ directory: CONF_DIRECTORY, user: spec.user, taking },
      files: [...conf.files, { name: EXPLAINED_NAME, text: conf.commented }, ...keyOf(args)],
      trees: treesOf(args),
      // Another instance of a service has nginx look that up again.
      again: services.map(({ instance }) => instance ?? ""),
      dependsOn: services.flatMap(readinessOf),
    });

    if (acme && certificate)
      runAcme(engine, `${name}-acme`, { ...acme, certificate, dependsOn: [delivered] });

    this.instance = nginx.instance;
    this.tls = isTls(args);
    this.conf = conf.text;
    this.explain = conf.sentences;
    this.findings = findings;
    for (const finding of findings) void pulumi.log.warn(finding, this);
    this.endpoints = [{ host: name, port }];
    this.networks = [network.internalName];
    const behind = services.map(({ fingerprint }) => fingerprint);
    this.fingerprint = fingerprint({ spec, port, conf: conf.hash, image, behind });
    this.registerOutputs({ endpoints: this.endpoints });
  }
}

/** What of the host leads to it: where it answers, and where it tells by http where that is. */
function publishedPorts(internal: number, args: NginxProxyArgs): PublishedPort[] {
  const { publish, redirectFrom, publishAddress: address } = args;
  if (publish === undefined) return [];
  const answering = { internal, external: publish, address };
  if (redirectFrom === undefined) return [answering];
  return [answering, { internal: REDIRECT_PORT, external: redirectFrom, address }];
}

/** Who gets the certificate writes it there; nginx reads it. */
function shared(certificate: pulumi.Output<string> | undefined): Pick<RunArgs, "shared"> {
  if (certificate === undefined) return {};
  return { shared: [{ directory: certificate, containerPath: ACME_DIRECTORY, readOnly: true }] };
}

/** A secret: no log, no command line and no state in clear has it. */
function keyOf({ tlsKey }: NginxProxyArgs): FileArgs[] {
  return tlsKey === undefined ? [] : [{ name: KEY_NAME, text: tlsKey, secret: true }];
}

/** The services behind it. */
function servicesOf({ upstream, canary, routes = [] }: NginxProxyArgs): HttpService[] {
  const all = [{ upstream, canary }, ...routes].flatMap(({ upstream, canary }) => [
    upstream,
    canary?.upstream,
  ]);
  return all.filter((service) => service !== undefined);
}

/** The files that it serves itself, out of the images that have them. */
function treesOf({ frontend, staticFiles }: NginxProxyArgs): TreeArgs[] {
  return [
    ...(frontend ? [tree(FRONTEND_TREE, { ...frontend, directory: FRONTEND_DIRECTORY })] : []),
    ...(staticFiles ? [tree(STATIC_TREE, staticFiles)] : []),
  ];
}

function tree(name: string, files: Omit<StaticFiles, "path">): TreeArgs {
  const { imageId: image, user, directory, fingerprint: content } = files;
  return { name, content, image, directory, user };
}
