import { type ContainerSpec, tmpfsFor } from "../container/spec";
import { integerProblems, rejectProblems } from "../problems";
import { nginxConf } from "./conf";
import { NGINX_HEALTH } from "./health";
import { nginxProblems, type NginxOptions, type Upstream } from "./options";
import { NGINX_COMMAND, workerConnections } from "./process";

/** What an NginxProxy is told; the rest has defaults. */
export type ProxyOptions = { [K in keyof NginxOptions]?: NginxOptions[K] | undefined } & {
  upstream: Upstream;
  article?: boolean | undefined;
  memoryMb?: number | undefined;
};

/** A number that is nobody on the host; nginx in its image needs no name. */
const USER = "101:101";

/**
 * How nginx runs before a service.
 * @throws ProblemsError that lists all that is wrong with the options
 */
export function proxyPlan(name: string, options: ProxyOptions) {
  const { article = false, memoryMb = 256 } = options;
  const settings = withDefaults(options);
  rejectProblems(`NginxProxy "${name}"`, [
    ...nginxProblems(settings),
    ...integerProblems("memoryMb", memoryMb, { min: 16, max: 1_048_576 }),
  ]);
  const spec: ContainerSpec = {
    command: NGINX_COMMAND,
    user: USER,
    env: {},
    data: [],
    hostAccess: false,
    networks: [],
    tmpfs: { "/tmp": tmpfsFor(USER) },
    health: NGINX_HEALTH,
    memoryMb,
    // Of every worker together with what it takes over in a reload.
    openFiles: Math.max(16_384, 4 * workerConnections(settings.expectedUsers)),
    // Answers what it has taken, then ends.
    stop: { signal: "SIGQUIT", graceSeconds: settings.readTimeoutSeconds },
    init: false,
  };
  return { spec, port: settings.port, conf: nginxConf(settings, article) };
}

function withDefaults(options: ProxyOptions): NginxOptions {
  const { port = 80, serverName = "_", expectedUsers = 1000, readTimeoutSeconds = 60 } = options;
  const { maxBodyMb = 1, accessLog = true, publish, frontend, upstream } = options;
  return {
    ...{ port, serverName, upstream, expectedUsers, readTimeoutSeconds, maxBodyMb, accessLog },
    ...{ publish, frontend },
  };
}
