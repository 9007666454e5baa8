import { integerProblems, patternProblems, type Problem } from "../problems";
import { type DataMount, dataProblems } from "../container/data";
import { apiPrefixProblems, type FrontendPlan } from "../frontend/served-frontend";
import { bothProblems, envProblems } from "../container/environment";
import { networkProblems } from "../container/networks";
import { publishProblems } from "../container/published-port";

/** What every server of an app is told; the rest has defaults. */
export interface ServerOptions {
  app?: string | undefined;
  port?: number | undefined;
  healthPath?: string | undefined;
  memoryMb?: number | undefined;
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
  /** `uid:gid`. */
  user: string;
}

/** The same with its defaults; without an app where nobody named one and Flask finds none. */
export function withServerDefaults(options: ServerOptions) {
  const { app = "", port = 5901, healthPath = "/", memoryMb = 512, publish, user } = options;
  const {
    env = {},
    secretEnv = [],
    secretRevision,
    data = [],
    hostAccess = false,
    networks = [],
    frontend,
  } = options;
  return {
    ...{ app, port, healthPath, memoryMb, publish, user },
    ...{ env, secretEnv, secretRevision, data, hostAccess, networks, frontend },
  };
}

/** What is wrong with what a server of an app was told. */
export function serverProblems(options: ReturnType<typeof withServerDefaults>): Problem[] {
  const { app, port, healthPath, memoryMb, publish, env, secretEnv, data } = options;
  const { networks, frontend } = options;
  const secrets = Object.fromEntries(secretEnv.map((name) => [name, ""]));
  return [
    ...appProblems(app),
    ...integerProblems("port", port, { min: 1024, max: 65535 }),
    ...patternProblems("healthPath", healthPath, {
      pattern: /^\/[!-~]*$/,
      expected: "a path that starts with /, without spaces",
    }),
    ...integerProblems("memoryMb", memoryMb, { min: 32, max: 1_048_576 }),
    ...publishProblems(publish),
    ...envProblems("env", env),
    ...envProblems("secretEnv", secrets),
    ...bothProblems(env, secrets),
    ...(secretEnv.length > 0 ? revisionProblems(options) : []),
    ...dataProblems(data),
    ...networkProblems(networks),
    ...(frontend ? apiPrefixProblems("frontend.apiPrefix", frontend.apiPrefix) : []),
  ];
}

function appProblems(app: string): Problem[] {
  const expected = "the app as module:callable, such as app:app";
  if (app !== "") {
    return patternProblems("app", app, {
      pattern: /^(?!.*\.py(:|$))[A-Za-z_][\w.]*(:[A-Za-z_]\w*(\([^\n]*\))?)?$/,
      expected,
    });
  }
  const remedy =
    "Flask finds it by itself only in wsgi.py or app.py: name it, such as my_package:create_app().";
  return [{ path: "app", expected, got: undefined, remedy }];
}

/** Without it, a proxy would go on asking the container that had the old secret. */
export function revisionProblems({
  secretRevision,
}: Pick<ServerOptions, "secretRevision">): Problem[] {
  if (secretRevision) return [];
  const expected = "any text that changes when a secret of secretEnv does";
  return [{ path: "secretRevision", expected, got: secretRevision }];
}
