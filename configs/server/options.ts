import {
  booleanProblems,
  integerProblems,
  isRecord,
  optionalProblems,
  patternProblems,
  type Problem,
  textProblems,
} from "../problems";
import { type DataMount, dataProblems } from "../container/data";
import { type FrontendPlan, servedFrontendProblems } from "../frontend/served-frontend";
import { bothProblems, envNamesProblems, envProblems } from "../container/environment";
import { cpusProblems } from "../container/cpus";
import { HOST_NAME } from "../container/host-name";
import { requestPathProblems } from "../container/request-path";
import { networksProblems } from "../container/networks";
import { publishProblems } from "../container/published-port";
import { MEMORY_MB } from "./memory";
import { HEALTH_TIMEOUT, START_TIMEOUT } from "./time-outs";
import { type ReleaseOptions, releaseProblems } from "./release";

/** What every server of an app is told; the rest has defaults. */
export interface ServerOptions extends ReleaseOptions {
  app?: string | undefined;
  port?: number | undefined;
  healthPath?: string | undefined;
  healthTimeoutSeconds?: number | undefined;
  startTimeoutSeconds?: number | undefined;
  memoryMb?: number | undefined;
  cpus?: number | undefined;
  publish?: number | undefined;
  env?: Record<string, string> | undefined;
  /** The names of the variables that are secret. */
  secretEnv?: readonly string[] | undefined;
  secretRevision?: string | undefined;
  data?: readonly DataMount[] | undefined;
  hostAccess?: boolean | undefined;
  networks?: readonly string[] | undefined;
  /** A front end that the image holds too and this server is to serve. */
  frontend?: FrontendPlan | undefined;
  /** The server's name on its network, where it is to stay. */
  alias?: string | undefined;
  /** The image that it is in: it may know the app. */
  image?: { app?: string | undefined } | undefined;
  /** `uid:gid`. */
  user: string;
  /** What is wrong with arguments that decide nothing here, to be told in the same breath. */
  besides?: readonly Problem[] | undefined;
}

/** The same with its defaults; without an app where nobody named one and Flask finds none. */
export function withServerDefaults(options: ServerOptions) {
  const {
    image,
    alias,
    besides = [],
    port = 5901,
    healthPath = "/",
    memoryMb = MEMORY_MB.default,
  } = options;
  const { healthTimeoutSeconds = HEALTH_TIMEOUT.default, startTimeoutSeconds, cpus } = options;
  const { app = isRecord(image) ? image.app : undefined, publish, user } = options;
  const {
    env = {},
    secretEnv = [],
    secretRevision,
    data = [],
    hostAccess = false,
    networks = [],
    frontend,
    release,
    releaseTimeoutSeconds,
  } = options;
  return {
    ...{
      app: app ?? "",
      appPath: options.app === undefined && app !== undefined ? "image.app" : "app",
    },
    ...{ port, healthPath, healthTimeoutSeconds, startTimeoutSeconds, memoryMb, cpus, publish },
    ...{ user, alias, besides },
    ...{ env, secretEnv, secretRevision, data, hostAccess, networks, frontend },
    ...{ release, releaseTimeoutSeconds },
  };
}

type Named = ReturnType<typeof withServerDefaults>;

/** What is wrong with what a server of an app was told, whatever it is. */
export function serverProblems(options: Named): Problem[] {
  const { port, healthPath, memoryMb, publish, env, secretEnv, data, alias } = options;
  const { hostAccess, secretRevision, networks, frontend } = options;
  const { healthTimeoutSeconds, startTimeoutSeconds } = options;
  const secrets = Object.fromEntries(secretEnv.map((name) => [name, ""]));
  return [
    ...options.besides,
    ...appProblems(options),
    ...integerProblems("port", port, { min: 1024, max: 65535 }),
    ...requestPathProblems("healthPath", healthPath),
    ...integerProblems("healthTimeoutSeconds", healthTimeoutSeconds, HEALTH_TIMEOUT),
    ...optionalProblems("startTimeoutSeconds", startTimeoutSeconds, (path, got) =>
      integerProblems(path, got, START_TIMEOUT),
    ),
    ...integerProblems("memoryMb", memoryMb, MEMORY_MB),
    ...optionalProblems("cpus", options.cpus, cpusProblems),
    ...publishProblems(publish),
    ...envProblems("env", env),
    ...envNamesProblems("secretEnv", secretEnv),
    ...(isRecord(env) ? bothProblems(env, secrets) : []),
    ...(secretEnv.length > 0
      ? revisionProblems(options)
      : optionalProblems("secretRevision", secretRevision, textProblems)),
    ...dataProblems("data", data),
    ...booleanProblems("hostAccess", hostAccess),
    ...networksProblems("networks", networks),
    ...releaseProblems(options),
    ...optionalProblems("frontend", frontend, servedFrontendProblems),
    ...optionalProblems("alias", alias, (path, got) =>
      patternProblems(path, got, { pattern: HOST_NAME, expected: "a host name" }),
    ),
  ];
}

function appProblems({ app, appPath: path }: Named): Problem[] {
  const expected = "the app as module:callable, such as app:app";
  if (app !== "") {
    return patternProblems(path, app, {
      // A module or a file, which never leads out of the app's directory.
      pattern: /^(?![-/.:])(?!.*(^|\/)\.\.?(\/|:|$))[\w./-]*[\w-](:[A-Za-z_]\w*(\([^\n]*\))?)?$/,
      expected,
    });
  }
  const remedy =
    "Flask finds it by itself only in wsgi.py or app.py: name it, such as my_package:create_app().";
  return [{ path, expected, got: undefined, remedy }];
}

/** Without it, a proxy would go on asking the container that had the old secret. */
export function revisionProblems({
  secretRevision: got,
}: Pick<ServerOptions, "secretRevision">): Problem[] {
  const expected = "any text that changes when a secret of secretEnv does";
  return patternProblems("secretRevision", got, { pattern: /^[^\0]+$/, expected });
}
