import type { DataMount } from "../container/data";
import type { Egress } from "../container/egress";
import type { AppPathsOptions } from "../frontend/app-paths";
import type { StaticFilesOptions } from "../frontend/static-files";
import type { Objective } from "../load/objective";
import type { LoadRequest } from "../load/requests";
import type { Enforce, Threshold } from "../load/thresholds";
import type { NginxSettings, PassingOptions } from "../nginx/options";
import type { AutoWorkersOptions } from "../server/gunicorn/auto-workers";
import type { GranianSettings } from "../server/granian/settings";
import type { GunicornSettings } from "../server/gunicorn/settings";
import type { ReleaseOptions } from "../server/release";
import type { Server } from "../server/servers";
import type { Tuning } from "../tuning";
import type { Load, Proxy } from "./choices";
import type { RequestSecondsOptions } from "./request-seconds";

/** A front end beside the app, such as one made with Vue. */
export interface FrontendSource extends AppPathsOptions {
  /** Its directory, relative to where Pulumi runs. It is only read. */
  dir: string;
  /**
   * Where what is built lies, relative to `dir`.
   * @default "dist" where it is built, else "."
   */
  outDir?: string | undefined;
}

/**
 * What an app is served from, by and with: plain values, so that every language can give them. What is
 * not given, the component decides that has to know it.
 */
export interface FlaskAppOptions
  extends
    GunicornSettings,
    GranianSettings,
    AutoWorkersOptions,
    PassingOptions,
    ReleaseOptions,
    RequestSecondsOptions {
  /** The app's directory, relative to where Pulumi runs. It is only read. */
  appDir: string;
  /**
   * The app, as Flask takes it: a module or a file, such as `shop` or `backend/app.py`, and behind a colon
   * what in there it is, or makes it, such as `shop:create_app("dev")`; without that Flask looks.
   * @default FLASK_APP in .env or .flaskenv, wsgi.py or app.py, as Flask takes them, else the one source
   * that makes an app
   */
  app?: string | undefined;
  /**
   * What runs the app.
   * @default Server.Gunicorn
   */
  server?: Server;
  /**
   * What stands before that.
   * @default Proxy.None
   */
  proxy?: Proxy;
  /**
   * The values that server and proxy start from.
   * @default Tuning.Production
   */
  tuning?: Tuning;

  /**
   * The version of Python that the app runs on, such as `3.12`; not with pythonImage.
   * @default the one that the app's .python-version, runtime.txt, Pipfile or pyproject.toml names, where
   * images can be pulled; else that of pythonImage
   */
  python?: string | undefined;
  /**
   * The file that names the app's packages, relative to its directory: a list for pip, a `uv.lock`,
   * `poetry.lock`, `Pipfile.lock` or `pylock.toml`, a `pyproject.toml`, `setup.py` or `Pipfile`.
   * @default the first of these that is there: requirements.txt, then locks, then what they are made of
   */
  requirements?: string | undefined;
  /**
   * Optional groups of packages that are installed too: extras, or groups of uv, Poetry or Pipenv.
   * @default none
   */
  packageGroups?: string[] | undefined;
  /**
   * Debian packages that the app's own need besides those that are known; what only builds, such as
   * `gcc` or `libpq-dev`, is not in the image that runs.
   * @default none
   */
  aptPackages?: string[] | undefined;
  /**
   * The app's front end: the proxy serves it, or, where there is none, the app's server.
   * @default none
   */
  frontend?: FrontendSource | undefined;
  /**
   * The app's static folder, which nginx then serves, where it stands before the app, without asking it: what
   * the app would do for each request, such as a login, is not done for those files.
   * @default none: the app serves it
   */
  staticFiles?: StaticFilesOptions | undefined;
  /**
   * The user id that the app runs as, never 0.
   * @default the host user's; where that is root SUDO_UID; else, and where a container's ids are not the host's, 1000
   */
  uid?: number | undefined;
  /**
   * The group id that the app runs as, never 0.
   * @default the host user's; where that is root SUDO_GID; else, and where a container's ids are not the host's, 1000
   */
  gid?: number | undefined;
  /**
   * The user's name in the image.
   * @default "app"
   */
  username?: string | undefined;
  /**
   * The group's name in the image.
   * @default "app"
   */
  groupname?: string | undefined;
  /**
   * A file with CA certificates that the build trusts besides its own; it does not stay in the image.
   * @default the one that PIP_CERT, REQUESTS_CA_BUNDLE or SSL_CERT_FILE names
   */
  caBundle?: string | undefined;

  /**
   * The path that tells whether the app answers: anything below 500 will do, and a redirect is not followed.
   * @default "/"
   */
  healthPath?: string | undefined;
  /**
   * How long one answer on healthPath may take, in seconds, 1 to 300.
   * @default 10
   */
  healthTimeoutSeconds?: number | undefined;
  /**
   * How long a start may take until healthPath answers, in seconds, 1 to 3600: a deployment that takes longer fails.
   * @default 60; with Gunicorn at least 30 more than timeoutSeconds
   */
  startTimeoutSeconds?: number | undefined;
  /**
   * The memory that each container of the server may use, in MiB, 32 to 1048576.
   * @default 512
   */
  memoryMb?: number | undefined;
  /**
   * How many CPUs each container of the server may use, 0.01 to 1024, such as 1.5.
   * @default all that the engine has
   */
  cpus?: number | undefined;
  /**
   * The memory that nginx may use, in MiB, 16 to 1048576.
   * @default 256, or what users need
   */
  nginxMemoryMb?: number | undefined;
  /**
   * How many CPUs nginx may use, 0.01 to 1024.
   * @default all that the engine has
   */
  nginxCpus?: number | undefined;
  /**
   * What else nginx is told.
   * @default nothing
   */
  nginx?: NginxSettings | undefined;
  /**
   * The memory that Locust may use, in MiB, 128 to 1048576.
   * @default 2048
   */
  loadMemoryMb?: number | undefined;
  /**
   * How many CPUs Locust may use, 0.01 to 1024; it uses one at most.
   * @default all that the engine has
   */
  loadCpus?: number | undefined;
  /**
   * The environment that the app sees.
   * @default none
   */
  env?: Record<string, string> | undefined;
  /**
   * Any text that changes when a secret does: what serves the new one then gets a name of its own, and
   * the proxy before it learns that.
   * @default none
   */
  secretRevision?: string | undefined;
  /**
   * Directories of the host that the app may write to: all else is read-only.
   * @default none
   */
  data?: DataMount[] | undefined;
  /**
   * How far the containers get.
   * @default Egress.None: to each other
   */
  egress?: Egress;
  /**
   * Whether the app reaches programs on the host, as `host.docker.internal`.
   * @default false
   */
  hostAccess?: boolean | undefined;
  /**
   * Names of Docker networks of others that the app joins as well, such as that of a database.
   * @default none
   */
  networks?: string[] | undefined;
  /**
   * The IPv4 addresses of the stack's own networks, such as `10.201.0.0/24`, of which each gets a quarter; 8 to 24 bits.
   * @default what Docker finds free
   */
  subnet?: string | undefined;
  /**
   * The port of 127.0.0.1 that leads to the app, 1 to 65535.
   * @default none: it is reachable on its network only
   */
  publish?: number | undefined;
  /**
   * How many containers of the server there are, 1 to 16: more than 1 goes with a proxy only.
   * @default 1
   */
  replicas?: number | undefined;

  /**
   * What is measured.
   * @default Load.Steady where locustfile or paths say what to ask for, else Load.Off
   */
  load?: Load;
  /**
   * The locustfile, relative to where Pulumi runs.
   * @default none: `paths` say what is asked for
   */
  locustfile?: string | undefined;
  /**
   * The directory that is taken with the locustfile, with modules and data files of its own: Locust runs in it.
   * @default the one that the locustfile is in
   */
  loadDir?: string | undefined;
  /**
   * What is asked for where there is no locustfile.
   * @default none
   */
  paths?: string[] | undefined;
  /**
   * The same with method, body, headers and weight; beside `paths` or in their place.
   * @default none
   */
  requests?: LoadRequest[] | undefined;
  /**
   * Of the locustfile's tasks, only those with one of these tags run.
   * @default all
   */
  loadTags?: string[] | undefined;
  /**
   * Tasks of the locustfile with one of these tags do not run.
   * @default none
   */
  loadExcludeTags?: string[] | undefined;
  /**
   * The user classes of the locustfile that run.
   * @default all
   */
  userClasses?: string[] | undefined;
  /**
   * A list for pip with the packages that the locustfile needs besides Locust, relative to where Pulumi runs.
   * @default none
   */
  loadRequirements?: string | undefined;
  /**
   * Variables that the locustfile sees.
   * @default none
   */
  loadEnv?: Record<string, string> | undefined;
  /**
   * How many users there are at once, 1 to 20000; nginx gets connections for twice as many.
   * @default 1000, the study's
   */
  users?: number | undefined;
  /**
   * How many users are spawned a second, 1 to 20000.
   * @default 100, the study's
   */
  spawnRate?: number | undefined;
  /**
   * How many Locusts ask, each in a container of its own, 1 to 64: one uses one CPU at most.
   * @default 1
   */
  loadWorkers?: number | undefined;
  /**
   * How long the measurement lasts, such as `10s` or `1m30s`; 1 s to 24 h.
   * @default "10s", the study's
   */
  runTime?: string | undefined;
  /**
   * How long a load runs with its users before it is measured, such as `3s`; at most an hour; not with Load.Ramp.
   * @default "3s"
   */
  settleTime?: string | undefined;
  /**
   * In how many equal steps the users become more, with Load.Steps, or how many rates are tried at most, with
   * Load.Capacity, 2 to 20.
   * @default 4; with Load.Capacity 16
   */
  loadSteps?: number | undefined;
  /**
   * How often somebody comes and a task begins, a second, 1 to 100000; with Load.Open alone, and needed there.
   * @default none
   */
  arrivalsPerSecond?: number | undefined;
  /**
   * What has to be carried, and within which limits; with Load.Capacity alone.
   * @default 99 of 100 within 500 ms and at most 1 % failed
   */
  objective?: Objective | undefined;
  /**
   * What the numbers of the load test have to be.
   * @default none
   */
  thresholds?: Threshold[] | undefined;
  /**
   * What becomes of a threshold that is missed: all that was measured is kept either way.
   * @default Enforce.Fail
   */
  enforce?: Enforce;
  /**
   * Any text: a change runs the load test again.
   * @default ""
   */
  runId?: string | undefined;

  /**
   * The image that the app's is built on: Debian or Ubuntu with Python and its venv module.
   * @default "python:3.13-slim-trixie"
   */
  pythonImage?: string | undefined;
  /**
   * The image with Node.js and npm that builds a front end.
   * @default "node:24-trixie-slim"
   */
  nodeImage?: string | undefined;
  /**
   * The image with nginx, 1.27.4 or later, on Debian.
   * @default "nginx:1.30-trixie"
   */
  nginxImage?: string | undefined;
  /**
   * The image with Locust.
   * @default "locustio/locust:2.47.0"
   */
  locustImage?: string | undefined;
}
