import * as path from "node:path";
import { type DefaultImages, imageOfPython } from "../default-images";
import { Egress } from "../container/egress";
import { linksOf } from "../container/kept-files";
import { parseSubnet, quarterOf, subnetText } from "../container/subnet";
import { atAddress, LOOPBACK, reachedBy } from "../container/published-port";
import { PASSING } from "../nginx/features";
import { isTls } from "../nginx/features/tls";
import { GRANIAN } from "../server/granian/settings";
import { GUNICORN } from "../server/gunicorn/settings";
import { SERVERS } from "../server/servers";
import { Tuning } from "../tuning";
import { tuned } from "./baseline";
import { Load, Proxy } from "./choices";
import type { FlaskAppOptions } from "./options";
import { timeoutsOf } from "./timeouts";
import { chosen } from "./chosen";

/** What the app's image is told. */
export function imageOptions(options: FlaskAppOptions, images: DefaultImages) {
  const { appDir, python, requirements, packageGroups, aptPackages } = options;
  const { uid, gid, username, groupname, caBundle } = options;
  const ofVersion = python === undefined ? undefined : imageOfPython(python, images);
  const { pythonImage = ofVersion ?? images.python } = options;
  const { frontend, staticFiles, data = [], nodeImage = images.node } = options;
  const apart = [...data.map(({ hostPath }) => hostPath), ...(frontend ? [frontend.dir] : [])];
  const links = linksOf(data);
  return {
    ...{ appDir, requirements, packageGroups, aptPackages },
    ...{ uid, gid, username, groupname, caBundle },
    baseImage: pythonImage,
    server: chosen(options).server,
    frontend: frontend && { ...frontend, nodeImage },
    staticFiles,
    exclude: [
      ...apart.flatMap((directory) => within(appDir, directory)),
      ...links.map((link) => link.path),
    ],
    ...(links.length > 0 && { links }),
  };
}

/** What the app writes there must not build its image anew, and a front end's sources are no part of the app. */
function within(appDir: string | undefined, directory: string): string[] {
  // One of the wrong type is told of elsewhere.
  if (appDir === undefined) return [];
  const relative = path.relative(appDir, directory);
  const isOutside = /^\.\.(\/|$)/.test(relative) || path.isAbsolute(relative);
  return relative === "" || isOutside ? [] : [relative];
}

/** What the app's network is told. */
export function networkOptions(options: FlaskAppOptions) {
  const { egress = Egress.None, publish, hostAccess, subnet } = options;
  return { egress, outward: publish !== undefined || hostAccess === true, subnet };
}

/** What every server of the app is told, and what one of several kinds may be told besides. */
export function serverOptions(options: FlaskAppOptions) {
  // Flask's own variable names it as well, wherever it is set.
  const { app = options.env?.FLASK_APP } = options;
  const { healthPath, healthTimeoutSeconds, startTimeoutSeconds, memoryMb, cpus } = options;
  const { appDir, env, secretRevision, hostAccess, networks, publish } = options;
  const data = options.data?.map((one) => (one.files ? { ...one, filesFrom: appDir } : one));
  const { release, releaseTimeoutSeconds } = options;
  const { autoWorkers, workerMemoryMb } = options;
  const choices = chosen(options);
  const { server, proxy, tuning } = choices;
  const { gunicorn, alias } = tuned(tuning);
  // What is believed of a proxy before the server itself; before nginx it is nginx that decides it.
  const { trustedProxies } = options;
  const isBehindTheirs = proxy === Proxy.None && trustedProxies !== undefined;
  const isBehindNginx = proxy === Proxy.Nginx && tuning === Tuning.Production;
  const nginx = isBehindNginx ? nginxAddresses(options) : undefined;
  return {
    ...{ app, healthPath, healthTimeoutSeconds, startTimeoutSeconds, memoryMb, cpus },
    ...{ env, secretRevision, data, hostAccess, networks, alias },
    ...{ release, releaseTimeoutSeconds },
    publish: proxy === Proxy.None ? publish : undefined,
    ...(SERVERS[server].hasReplicas && { replicas: options.replicas }),
    ...gunicorn,
    ...(autoWorkers === true && { workers: undefined }),
    ...(SERVERS[server].hasReplicas && { autoWorkers, workerMemoryMb }),
    ...(nginx !== undefined && { forwardedAllowIps: nginx }),
    ...(isBehindTheirs && { forwardedAllowIps: trustedProxies.join(",") }),
    ...given({ ...options, ...timeoutsOf(options, choices) }, SETTINGS),
    // nginx writes one: a second one of the server costs it two fifths of what it carries.
    ...(isBehindNginx && SERVERS[server].hasReplicas && { accessLog: false }),
  };
}

/**
 * From where nginx asks. On the app's own network there are it and the load, and nothing of the app is published: where
 * others join, only what that network's addresses are known by.
 */
function nginxAddresses({ networks = [], subnet, egress }: FlaskAppOptions): string | undefined {
  if (networks.length === 0) return "*";
  const all = typeof subnet === "string" ? parseSubnet(subnet) : undefined;
  return all && subnetText(quarterOf(all, egress === Egress.Internet ? "internet" : "none"));
}

/** What a server does not have has no effect there. */
const SETTINGS = Object.keys({ ...GUNICORN, ...GRANIAN }) as (keyof (typeof GUNICORN &
  typeof GRANIAN))[];

/** What of some options is given: an absent one must not hide what the tuning says. */
function given<Name extends keyof FlaskAppOptions>(
  options: FlaskAppOptions,
  names: readonly Name[],
): Pick<FlaskAppOptions, Name> {
  const values = names.map((name) => [name, options[name]]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Pick<
    FlaskAppOptions,
    Name
  >;
}

/** What nginx is told. */
export function proxyOptions(options: FlaskAppOptions, images: DefaultImages) {
  const { nginxImage = images.nginx, publish, nginxMemoryMb, nginxCpus } = options;
  const choices = chosen(options);
  return {
    ...{ image: nginxImage, tuning: choices.tuning, publish },
    ...{ memoryMb: nginxMemoryMb, cpus: nginxCpus },
    ...options.nginx,
    ...(options.nginx?.acme && { acme: { image: images.lego, ...options.nginx.acme } }),
    ...given({ ...options, ...timeoutsOf(options, choices) }, PASSING),
  };
}

/** What the load test is told; undefined where there is none. */
export function loadOptions(options: FlaskAppOptions, images: DefaultImages) {
  const { load } = chosen(options);
  if (load === Load.Off) return undefined;
  const { locustfile, loadDir, paths, users, spawnRate, runTime, runId } = options;
  const { locustImage = images.locust, loadMemoryMb, loadCpus, thresholds, enforce } = options;
  const { loadWorkers, settleTime, loadSteps, arrivalsPerSecond, requests, userClasses } = options;
  const { loadTags, loadExcludeTags, loadEnv, loadRequirements, caBundle } = options;
  return {
    ...{ kind: load, image: locustImage, locustfile, loadDir, paths, requests },
    ...{ tags: loadTags, excludeTags: loadExcludeTags, userClasses, env: loadEnv },
    ...(loadRequirements !== undefined && { requirements: loadRequirements, caBundle }),
    ...{ users, workers: loadWorkers, spawnRate, runTime, runId, thresholds },
    ...(enforce !== undefined && { enforce }),
    ...{ memoryMb: loadMemoryMb, cpus: loadCpus },
    ...(load !== Load.Ramp && { settleTime }),
    ...((load === Load.Steps || load === Load.Capacity) && { steps: loadSteps }),
    ...(load === Load.Capacity && { objective: options.objective }),
    ...(load === Load.Open && { arrivalsPerSecond }),
  };
}

/** Who serves files in the app's place, if there are such: a front end's, and, where it is the proxy, the app's own. */
export function filesBy(options: FlaskAppOptions): "server" | "proxy" {
  const { proxy, tuning } = chosen(options);
  // The study's nginx passes everything on.
  return proxy === Proxy.Nginx && tuning === Tuning.Production ? "proxy" : "server";
}

/** The published address, if any, as the host itself reaches it. */
export function urlOf(options: FlaskAppOptions): string | undefined {
  const { publish, publishAddress = LOOPBACK, tlsCertificate } = options;
  const acme = options.nginx?.acme;
  const { proxy, tuning } = chosen(options);
  if (publish === undefined) return undefined;
  const isNginx = proxy === Proxy.Nginx;
  const scheme = isNginx && isTls({ tlsCertificate, acme, tuning }) ? "https" : "http";
  return `${scheme}://${atAddress(reachedBy(isNginx ? publishAddress : LOOPBACK), publish)}/`;
}
