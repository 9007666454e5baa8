import { Load, Proxy } from "../configs/app/choices";
import { REQUEST_SECONDS } from "../configs/app/request-seconds";
import { PYTHON_VERSION } from "../configs/app/python-version";
import { A_REQUEST_PATH } from "../configs/container/request-path";
import { CPUS } from "../configs/container/cpus";
import { Egress } from "../configs/container/egress";
import { IDS } from "../configs/container/ids";
import { A_SUBNET } from "../configs/container/subnet";
import { AN_ADDRESS, LOOPBACK, PORTS } from "../configs/container/published-port";
import official from "../configs/images.json";
import { MAX_BODY_MB } from "../configs/nginx/features/body-size";
import { A_CERTIFICATE, A_PRIVATE_KEY } from "../configs/nginx/certificate";
import { A_PUBLIC_URL } from "../configs/nginx/public-url";
import { CLIENT_BODY_TIMEOUT, READ_TIMEOUT_SECONDS } from "../configs/nginx/features/timeouts";
import { LOAD } from "../configs/load/bounds";
import { Enforce } from "../configs/load/thresholds";
import { durationWithin } from "../configs/duration";
import { REPLICAS } from "../configs/server/replicas";
import { NGINX_MEMORY_MB } from "../configs/nginx/plan";
import { WORKER_MEMORY_MB } from "../configs/server/gunicorn/auto-workers";
import { GRANIAN } from "../configs/server/granian/settings";
import { GUNICORN } from "../configs/server/gunicorn/settings";
import { MEMORY_MB } from "../configs/server/memory";
import { A_RELEASE, RELEASE_TIMEOUT } from "../configs/server/release";
import { Server } from "../configs/server/servers";
import { HEALTH_TIMEOUT, START_TIMEOUT } from "../configs/server/time-outs";
import { Tuning } from "../configs/tuning";
import {
  parseData,
  parseFrontend,
  parseNames,
  parseNginx,
  parsePaths,
  parseRequests,
  parseStaticFiles,
  parseTexts,
  parseObjective,
  parseThresholds,
} from "./parse";
import { parseComparison } from "./comparison";
import { PRESET_NAMES } from "./presets";
import { boolean, choice, decimal, integer, pattern, type Row, structured, text } from "./row";

const NAMES = "names with spaces between, or a list";

/** What is not said otherwise is for the app, which every stack has. */
const about = (
  what: string,
  start: Row<unknown>["default"],
  scope: Row<unknown>["scope"] = "app",
) => ({
  what,
  default: start,
  scope,
});
const auto = (who: string | number) => ({ auto: String(who) });

/**
 * The config keys, a row each: another one is a row here, and a field where its value is used. The keys of
 * Pulumi.yaml, docs/config.md and the typed values come from it. A key is called as FlaskApp's argument.
 */
export const OPTIONS = {
  topology: choice(
    about("the preset that a stack starts from", auto("that of the stack's name"), "preset"),
    PRESET_NAMES,
  ),
  server: choice(about("what runs the app", auto("as the preset says")), Object.values(Server)),
  proxy: choice(
    about("what stands before that", auto("as the preset says, else none")),
    Object.values(Proxy),
  ),
  tuning: choice(
    about(
      "the values that a stack starts from: ours, or, as a baseline, those of the study that this project grew out of",
      Tuning.Production,
    ),
    Object.values(Tuning),
  ),
  compare: structured(
    about(
      "what is compared, and how: docs/compare.md",
      auto("nothing, and in the stack compare five ways to serve"),
    ),
    "candidates and some of reference, rounds, timeBudgetSeconds, quick, ablation, connections, candidateCpus, seed, sameAnswer, as `pulumi config set --path compare.quick true` makes them",
    parseComparison,
  ),

  appDir: text(
    about("the app's directory", auto("the sample app")),
    "a directory, relative to this project's or absolute",
  ),
  app: text(
    about(
      "where in its directory the app is: a module or a file, and, behind a colon, what in there it is or makes it",
      auto("FLASK_APP, wsgi.py or app.py as Flask takes it, else the one source that makes an app"),
    ),
    "the app as module:callable, such as app:app",
  ),
  python: pattern(
    about(
      "the version of Python that the app runs on",
      auto("what the app says, where images can be pulled, else that of pythonImage"),
    ),
    PYTHON_VERSION.expected,
    PYTHON_VERSION.pattern,
  ),
  requirements: text(
    about(
      "the file that names the app's packages",
      auto(
        "the first that is there: requirements.txt, a lock file, pyproject.toml, setup.py, Pipfile",
      ),
    ),
    "a file of the app's directory that lists its packages",
  ),
  packageGroups: structured(
    about("optional groups of packages that are installed too", auto("none")),
    NAMES,
    parseNames,
  ),
  buildSecrets: structured(
    about("secret variables that only the installation of packages sees", auto("none")),
    "variables with their values, as `pulumi config set --secret --path buildSecrets.NAME` makes them",
    parseTexts,
  ),
  aptPackages: structured(
    about(
      "Debian packages that the app needs, besides those that its packages are known for",
      auto("none"),
    ),
    NAMES,
    parseNames,
  ),
  healthPath: text(about("the path that tells whether the app answers", "/"), A_REQUEST_PATH),
  healthTimeoutSeconds: integer(
    about("how long one answer on it may take, in seconds", String(HEALTH_TIMEOUT.default)),
    HEALTH_TIMEOUT,
  ),
  startTimeoutSeconds: integer(
    about(
      "how long a start may take until it answers, in seconds",
      auto(`${START_TIMEOUT.default}`),
    ),
    START_TIMEOUT,
  ),

  env: structured(
    about("variables for the app", auto("none")),
    "variables with their values, as `pulumi config set --path env.NAME VALUE` makes them",
    parseTexts,
  ),
  secretEnv: structured(
    about("variables for the app that Pulumi keeps secret", auto("none")),
    "variables with their values, as `pulumi config set --secret --path secretEnv.NAME` makes them",
    parseTexts,
  ),
  release: text(
    about(
      "a command that runs once, in the app's container, before anything of a new version serves",
      auto("none"),
    ),
    A_RELEASE,
  ),
  releaseTimeoutSeconds: integer(
    about(
      "how long it may take before it is ended, in seconds",
      String(RELEASE_TIMEOUT.default),
      "release",
    ),
    RELEASE_TIMEOUT,
  ),
  data: structured(
    about("directories of this machine that the app writes to", auto("none")),
    "a list of hostPath and containerPath, as `pulumi config set --path 'data[0].hostPath' ./data` makes it",
    parseData,
  ),
  frontend: structured(
    about("the app's front end", auto("the sample's, for the sample app")),
    "dir, and where they differ outDir and appPaths, as `pulumi config set --path frontend.dir ../front` makes it",
    parseFrontend,
  ),
  staticFiles: structured(
    about(
      "the app's static folder that nginx serves, where it stands before the app, without asking it",
      auto("none: the app serves it"),
      "staticFiles",
    ),
    "dir, and where it is not /static/ path, as `pulumi config set --path staticFiles.dir static` makes it",
    parseStaticFiles,
  ),
  egress: choice(
    about("how far the containers get: to each other, or to the internet too", Egress.None),
    Object.values(Egress),
  ),
  hostAccess: boolean(
    about("whether the app reaches this machine, as host.docker.internal", "false"),
  ),
  networks: structured(
    about("Docker networks that the app joins as well, such as that of a database", auto("none")),
    NAMES,
    parseNames,
  ),
  subnet: text(
    about(
      "the IPv4 addresses of the stack's own networks, such as 10.201.0.0/24, of which each gets a quarter",
      auto("what Docker finds free"),
    ),
    A_SUBNET,
  ),
  uid: integer(about("the user id that the app runs as", auto("yours")), IDS),
  gid: integer(about("the group id that the app runs as", auto("yours")), IDS),
  username: text(
    about("the name of that user in the image", "app"),
    "a Linux user name: small letters, digits, - and _, at most 32",
  ),
  groupname: text(
    about("the name of that group in the image", "app"),
    "a Linux user name: small letters, digits, - and _, at most 32",
  ),

  memoryMb: integer(
    about("the memory of each container of the app's server, in MiB", auto(MEMORY_MB.default)),
    MEMORY_MB,
  ),
  cpus: decimal(about("how many CPUs each of them may use", auto("all that the engine has")), CPUS),
  nginxMemoryMb: integer(
    about(
      "the memory of nginx, in MiB",
      auto(`${NGINX_MEMORY_MB.default}, or what users need`),
      "proxy",
    ),
    NGINX_MEMORY_MB,
  ),
  nginxCpus: decimal(
    about("how many CPUs nginx may use", auto("all that the engine has"), "proxy"),
    CPUS,
  ),
  replicas: integer(
    about(
      "the server's containers, which nginx shares the requests out to",
      auto(REPLICAS.default),
    ),
    REPLICAS,
  ),
  workers: {
    ...integer(
      about(
        "worker processes; with the word auto, under Gunicorn, as many as cpus and memoryMb allow",
        auto(GUNICORN.workers.default),
        "workers",
      ),
      GUNICORN.workers,
    ),
    autoIsValue: true,
  },
  workerMemoryMb: integer(
    about(
      "the memory that one worker needs, in MiB, for workers auto",
      auto(WORKER_MEMORY_MB.default),
      "gunicorn",
    ),
    WORKER_MEMORY_MB,
  ),
  threads: integer(
    about(
      "threads of each worker",
      auto(
        `${GUNICORN.threads.default}, and 1 as a baseline or with another workerClass than gthread`,
      ),
      "workers",
    ),
    GUNICORN.threads,
  ),
  workerClass: choice(
    about(
      "how a worker takes requests: one at a time, in threads, or in greenlets, for which the app needs gevent",
      auto(`${GUNICORN.workerClass.default}, and sync as a baseline`),
      "gunicorn",
    ),
    GUNICORN.workerClass.choices,
  ),
  requestSeconds: integer(
    about(
      "how long the app may take for one request, in seconds: nginx waits so long, and who stops leaves it that time",
      auto("the time-outs, each with its own default"),
      "workers",
    ),
    REQUEST_SECONDS,
  ),
  timeoutSeconds: integer(
    about(
      "how long a worker may be silent before it is restarted, in seconds: of a sync worker that is its longest request",
      auto(`${GUNICORN.timeoutSeconds.default}, and less than readTimeoutSeconds`),
      "gunicorn",
    ),
    GUNICORN.timeoutSeconds,
  ),
  gracefulTimeoutSeconds: integer(
    about(
      "how long a worker may finish its requests when it is to end, in seconds",
      auto(GUNICORN.gracefulTimeoutSeconds.default),
      "workers",
    ),
    GUNICORN.gracefulTimeoutSeconds,
  ),
  keepAliveSeconds: integer(
    about(
      "how long Gunicorn keeps an idle connection open, in seconds",
      auto(GUNICORN.keepAliveSeconds.default),
      "gunicorn",
    ),
    GUNICORN.keepAliveSeconds,
  ),
  stuckSeconds: integer(
    about(
      "how long all threads of a worker may be in the app before another worker takes its place, in seconds, 0 for ever",
      auto(GUNICORN.stuckSeconds.default),
      "workers",
    ),
    GUNICORN.stuckSeconds,
  ),
  maxRequests: integer(
    about(
      "how many requests a worker takes before another takes its place, 0 for no end",
      auto(GUNICORN.maxRequests.default),
      "gunicorn",
    ),
    GUNICORN.maxRequests,
  ),
  maxRequestsJitter: integer(
    about(
      "by how many requests at most that differs from worker to worker",
      auto("a tenth of maxRequests"),
      "gunicorn",
    ),
    GUNICORN.maxRequestsJitter,
  ),
  workersMaxRssMb: integer(
    about(
      "how much memory a worker may have before another takes its place, in MiB",
      auto("no end"),
      "granian",
    ),
    GRANIAN.workersMaxRssMb,
  ),
  preload: boolean(
    about(
      "whether Gunicorn loads the app once, for all workers",
      auto(GUNICORN.preload.default ? "yes" : "no"),
      "gunicorn",
    ),
  ),
  accessLog: boolean(
    about(
      "whether requests are logged: once, by nginx where it stands in front",
      auto("yes, and not by the server as a baseline"),
      "logs",
    ),
  ),
  maxBodyMb: integer(
    about(
      "the largest request body that nginx passes on, in MiB",
      String(MAX_BODY_MB.default),
      "tunedProxy",
    ),
    MAX_BODY_MB,
  ),
  readTimeoutSeconds: integer(
    about(
      "how long nginx waits for the next part of an answer, in seconds",
      auto(`${READ_TIMEOUT_SECONDS.default}, and more than timeoutSeconds`),
      "tunedProxy",
    ),
    READ_TIMEOUT_SECONDS,
  ),
  clientBodyTimeout: text(
    about(
      "how long a client may be silent while it sends a request's body",
      CLIENT_BODY_TIMEOUT.default,
      "tunedProxy",
    ),
    durationWithin(CLIENT_BODY_TIMEOUT),
  ),
  nginx: structured(
    about("what else nginx is told, as docs/nginx.md lists it", auto("nothing"), "tunedProxy"),
    "settings with their values, as `pulumi config set --path nginx.gzip true` makes them",
    parseNginx,
  ),
  trustedProxies: structured(
    about(
      "the proxies before this stack, which say who asks: docs/nginx.md",
      auto("none"),
      "behind",
    ),
    `addresses and networks with spaces between, or a list, such as 10.0.0.0/24`,
    parseNames,
  ),
  publicUrl: text(
    about(
      "the address by which clients come, which the app is told whatever a request says",
      auto("what a request names"),
      "tunedProxy",
    ),
    A_PUBLIC_URL,
  ),
  publish: integer(about("the port of 127.0.0.1 that leads to the app", auto("none")), PORTS),
  publishAddress: text(
    about("the address of the host that nginx is published on", LOOPBACK, "proxy"),
    AN_ADDRESS,
  ),
  redirectFrom: integer(
    about(
      "a second port of the host, where nginx answers http with where it is by https",
      auto("none"),
      "tunedProxy",
    ),
    PORTS,
  ),
  tlsCertificate: text(
    about("the certificate with which nginx answers https", auto("none: http"), "tunedProxy"),
    A_CERTIFICATE,
  ),
  tlsKey: text(
    about("the private key of tlsCertificate, set with --secret", auto("none"), "tunedProxy"),
    A_PRIVATE_KEY,
  ),

  load: choice(
    about(
      "what is measured: steady, once all users are there; ramp, from the first user on, as in the study; steps, spike, soak and open; capacity, what is carried: see load-test.md",
      auto("steady, and off for an app without locustfile and paths"),
    ),
    Object.values(Load),
  ),
  locustfile: text(
    about("the locustfile", auto("the sample's, for the sample app"), "load"),
    "a file, relative to this project's or absolute",
  ),
  loadDir: text(
    about(
      "the directory that is taken with the locustfile, and that Locust runs in",
      auto("the one that it is in"),
      "load",
    ),
    "a directory, relative to this project's or absolute",
  ),
  paths: structured(
    about("what the load asks for where there is no locustfile", auto("none"), "load"),
    "paths with spaces between, or a list",
    parsePaths,
  ),
  requests: structured(
    about("the same with method, body, headers and weight", auto("none"), "load"),
    "a list of path and method, body, headers, weight, name, as `pulumi config set --path 'requests[0].path' /api/items` makes it",
    parseRequests,
  ),
  loadTags: structured(
    about("tags of tasks of the locustfile: no others run", auto("all run"), "load"),
    NAMES,
    parseNames,
  ),
  loadExcludeTags: structured(
    about("tags of tasks of the locustfile that do not run", auto("none"), "load"),
    NAMES,
    parseNames,
  ),
  userClasses: structured(
    about("the user classes of the locustfile that run", auto("all"), "load"),
    NAMES,
    parseNames,
  ),
  loadRequirements: text(
    about("a list for pip with the packages that the locustfile needs", auto("none"), "load"),
    "a file, relative to this project's or absolute",
  ),
  loadEnv: structured(
    about("variables for the locustfile", auto("none"), "load"),
    "variables with their values, as `pulumi config set --path loadEnv.NAME VALUE` makes them",
    parseTexts,
  ),
  loadSecretEnv: structured(
    about("variables for the locustfile that Pulumi keeps secret", auto("none"), "load"),
    "variables with their values, as `pulumi config set --secret --path loadSecretEnv.NAME` makes them",
    parseTexts,
  ),
  users: integer(
    about("how many users Locust spawns", String(LOAD.users.default), "users"),
    LOAD.users,
  ),
  spawnRate: integer(
    about("how many users Locust spawns a second", String(LOAD.spawnRate.default), "load"),
    LOAD.spawnRate,
  ),
  loadWorkers: integer(
    about(
      "how many Locusts ask, each in a container of its own",
      auto(LOAD.workers.default),
      "load",
    ),
    LOAD.workers,
  ),
  runTime: text(
    about("how long the load is measured", LOAD.runTime.default, "load"),
    durationWithin(LOAD.runTime),
  ),
  settleTime: text(
    about(
      "how long a load runs with its users before it is measured",
      LOAD.settleTime.default,
      "settlingLoad",
    ),
    durationWithin(LOAD.settleTime),
  ),
  loadSteps: integer(
    about(
      "in how many equal steps the users become more, with load steps; how many rates are tried at most, with load capacity",
      auto(`${LOAD.steps.default}, with load capacity ${LOAD.capacitySteps.default}`),
      "stepsLoad",
    ),
    LOAD.steps,
  ),
  arrivalsPerSecond: integer(
    about("how often somebody comes a second, with load open", auto("none"), "openLoad"),
    LOAD.arrivalsPerSecond,
  ),
  objective: structured(
    about(
      "what has to be carried: requestsPerSecond, within p99Ms and failureRatio",
      auto("99 of 100 within 500 ms, and at most 1 % failed"),
      "capacityLoad",
    ),
    "some of p99Ms, failureRatio and requestsPerSecond, as `pulumi config set --path objective.p99Ms 300` makes them",
    parseObjective,
  ),
  thresholds: structured(
    about("what the numbers have to be", auto("none"), "load"),
    "a list of metric with max or min, as `pulumi config set --path 'thresholds[0].metric' p95ResponseMs` makes it",
    parseThresholds,
  ),
  enforce: choice(
    about(
      "what becomes of a missed threshold: the deployment fails, or it is told",
      Enforce.Fail,
      "load",
    ),
    Object.values(Enforce),
  ),
  loadMemoryMb: integer(
    about("the memory of Locust, in MiB", auto(LOAD.memoryMb.default), "load"),
    LOAD.memoryMb,
  ),
  loadCpus: decimal(
    about("how many CPUs Locust may use", auto("all that the engine has"), "load"),
    CPUS,
  ),
  runId: text(
    about("a name for the run: a change runs the load test again", auto("none"), "load"),
    "any text",
  ),

  pythonImage: text(
    about("the image that the app's is built on", auto(official.python)),
    `an image's name, such as ${official.python}`,
  ),
  nodeImage: text(
    about("the image with Node.js that builds a front end", auto(official.node), "frontend"),
    `an image's name, such as ${official.node}`,
  ),
  nginxImage: text(
    about("the image with nginx", auto(official.nginx), "proxy"),
    `an image's name, such as ${official.nginx}`,
  ),
  locustImage: text(
    about("the image with Locust", auto(official.locust), "load"),
    `an image's name, such as ${official.locust}`,
  ),
  caBundle: text(
    about(
      "a file of CA certificates that the image's build trusts",
      auto("what PIP_CERT and its like name"),
    ),
    "a file, relative to this project's or absolute",
  ),
} satisfies Record<string, Row<unknown>>;

export type ConfigKey = keyof typeof OPTIONS;

/** Those whose values are secrets: they are set with --secret. */
export const SECRETS = ["secretEnv", "buildSecrets", "loadSecretEnv", "tlsKey"] as const;

export const CONFIG_KEYS = Object.keys(OPTIONS) as ConfigKey[];

type ValueOf<R> = R extends Row<infer T> ? T : never;

/** A stack's config as values: what nobody set is absent. */
export type ConfigValues = { [K in ConfigKey]?: ValueOf<(typeof OPTIONS)[K]> };
