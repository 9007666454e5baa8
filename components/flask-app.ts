import * as pulumi from "@pulumi/pulumi";
import { assumedFor } from "../configs/app/baseline";
import { Load, Proxy } from "../configs/app/choices";
import {
  filesBy,
  imageOptions,
  loadOptions,
  networkOptions,
  proxyOptions,
  serverOptions,
  urlOf,
} from "../configs/app/parts";
import { chosen } from "../configs/app/chosen";
import { defaultImages } from "../configs/default-images";
import type { MountWritten } from "../configs/container/written";
import type { RunAs } from "../configs/image/run-as";
import { type LoadStats, NOTHING_MEASURED } from "../configs/load/stats";
import type { JudgedThreshold } from "../configs/load/thresholds";
import { assertNoProblems } from "../configs/problems";
import { Server } from "../configs/server/servers";
import { decideFor } from "./decide";
import { withAskedPython } from "./asked-python";
import type { FlaskAppArgs } from "./flask-app-args";
import { flaskAppProblems } from "./flask-app-problems";
import type { HttpService } from "./http-service";
import { FlaskImage } from "./image/flask-image";
import { InternalNetwork } from "./internal-network";
import { LocustJob } from "./load/locust-job";
import { NginxProxy } from "./proxy/nginx-proxy";
import { FlaskDevServer } from "./server/flask-dev-server";
import { GranianService } from "./server/granian-service";
import { GunicornService } from "./server/gunicorn-service";
import type { ServedAppArgs } from "./server/served-app";

/** What serves the app. */
type AppService = HttpService & Pick<GunicornService, "mounts">;

/** The component of each server. */
const SERVER_COMPONENTS: Record<
  Server,
  new (name: string, args: ServedAppArgs, opts: pulumi.ComponentResourceOptions) => AppService
> = { flask: FlaskDevServer, gunicorn: GunicornService, granian: GranianService };

/**
 * A Flask app with all that serves and measures it: image, network, server, and, where they are asked for,
 * a proxy and a load test. One component with plain arguments, for programs in any language.
 */
export class FlaskApp extends pulumi.ComponentResource {
  /** The published address, if any. */
  readonly url: pulumi.Output<string | undefined>;
  /** The name and tag of the app's image. */
  readonly image: pulumi.Output<string>;
  /** The ids that the app runs as, `uid:gid`, and why those. */
  readonly runAs: pulumi.Output<RunAs>;
  /** The directories of the host that the app writes to, and whether the host's user can edit what it makes there. */
  readonly mounts: pulumi.Output<MountWritten[]>;
  /** What the load test measured; without numbers where there is none. */
  readonly stats: pulumi.Output<LoadStats>;
  /** What became of each threshold of the load test. */
  readonly thresholds: pulumi.Output<JudgedThreshold[]>;
  /** Where Locust's CSV lies on the host, relative to where Pulumi runs. */
  readonly statsCsv: pulumi.Output<string | undefined>;
  /** Where the load test's report lies, one HTML file. */
  readonly report: pulumi.Output<string | undefined>;
  /** What was measured, in words. */
  readonly load: pulumi.Output<string>;
  /** What the study does not show and a baseline takes from us. */
  readonly assumed: pulumi.Output<string[]>;

  /** @throws pulumi.ResourceError that lists all that is wrong with the arguments. */
  constructor(name: string, args: FlaskAppArgs, opts?: pulumi.ComponentResourceOptions) {
    super("flask-serving:index:FlaskApp", name, {}, opts);
    decideFor(this, () => assertNoProblems(`FlaskApp "${name}"`, flaskAppProblems(args)));
    const images = defaultImages(process.env);
    const { server, proxy, tuning } = chosen(args);
    const within = { parent: this };
    // The one app of a program calls its parts by what they are.
    const part = (what: string) => (name === "app" ? what : `${name}-${what}`);

    const { secretEnv, buildSecrets, tlsKey } = args;
    const ofImage = imageOptions(withAskedPython(args, images), images);
    const image = new FlaskImage(name, { ...ofImage, buildSecrets }, within);
    const network = new InternalNetwork(part("network"), networkOptions(args), within);
    const { frontend, staticFiles } = image;
    const files = (who: "server" | "proxy") =>
      filesBy(args) === who ? { frontend, ...(who === "proxy" && { staticFiles }) } : {};
    const web = new SERVER_COMPONENTS[server](
      part("web"),
      { image, network, secretEnv, ...serverOptions(args), ...files("server") },
      within,
    );
    const front =
      proxy === Proxy.Nginx
        ? new NginxProxy(
            part("proxy"),
            { upstream: web, network, tlsKey, ...proxyOptions(args, images), ...files("proxy") },
            within,
          )
        : web;
    const load = loadOptions(args, images);
    const ofLoad = { target: front, user: image.user, secretEnv: args.loadSecretEnv, ...load };
    const test = load && new LocustJob(part("load"), { ...ofLoad, image: load.image }, within);

    this.url = pulumi.output(urlOf(args));
    this.image = pulumi.output(image.imageName);
    this.runAs = pulumi.output(image.runAs);
    this.mounts = web.mounts;
    this.stats = pulumi.output(test?.stats ?? NOTHING_MEASURED);
    this.thresholds = pulumi.output(test?.thresholds ?? []);
    this.statsCsv = pulumi.output(test?.statsCsv);
    this.report = pulumi.output(test?.report);
    this.load = pulumi.output(test?.load ?? unmeasured(args));
    this.assumed = pulumi.output(assumedFor(tuning, { server, proxy }));
    this.registerOutputs({ url: this.url, image: this.image, stats: this.stats });
  }
}

/** What is said of the load where there is none. */
function unmeasured({ load }: FlaskAppArgs): string {
  return load === Load.Off ? "off" : "none: nothing says what to ask for";
}
