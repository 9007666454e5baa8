import official from "../images.json";
import { imageReferenceProblems } from "../container/image-reference";
import { cpusProblems } from "../container/cpus";
import type { ContainerSpec } from "../container/spec";
import { fieldOf, optionalProblems, type Problem, assertNoProblems } from "../problems";
import type { Taking } from "../container/delivery";
import { acmeNames } from "./acme-names";
import { acmePlan } from "./acme-plan";
import { CHECK_COMMAND, LEFT_COMMAND, NGINX_COMMAND, RELOAD_COMMAND } from "./command";
import { confProblems, type NginxConf, renderNginxConf } from "./conf";
import { SETTINGS } from "./features";
import { workerConnections } from "./features/connections";
import { portOf } from "./features/listen";
import { IDLE_SECONDS } from "./features/reload";
import { readTimeoutSeconds } from "./features/timeouts";
import { NGINX_HEALTH } from "./health";
import { memoryFindings, memoryMbOf, memoryProblems } from "./memory";
import type { ProxiedOptions } from "./options";
import { versionOfImage } from "./version";

export { NGINX_MEMORY_MB } from "./memory";

/** What an NginxProxy is told; the rest has defaults. */
export type ProxyOptions = ProxiedOptions & {
  image: string;
  memoryMb?: number | undefined;
  cpus?: number | undefined;
  /** What is wrong with arguments that decide nothing here, to be told in the same breath. */
  besides?: readonly Problem[] | undefined;
};

/** A number that is nobody on the host; nginx in its image needs no name. */
const USER = "101:101";

/**
 * How nginx runs before a service.
 * @throws ProblemsError that lists all that is wrong with the options
 */
export function proxyPlan(name: string, given: ProxyOptions) {
  const { nginxVersion = versionOfImage(given.image), cpus } = given;
  const options = { ...given, nginxVersion, alias: name };
  assertNoProblems(`NginxProxy "${name}"`, [
    ...confProblems(options),
    ...imageReferenceProblems("image", options.image, official.nginx),
    ...memoryProblems(options),
    ...optionalProblems("cpus", cpus, cpusProblems),
    ...(options.besides ?? []),
  ]);
  const spec: ContainerSpec = {
    command: NGINX_COMMAND,
    user: USER,
    env: {},
    data: [],
    hostAccess: false,
    networks: [],
    tmpfs: {},
    // A request's body lies there until the app has it.
    scratch: ["/tmp"],
    health: NGINX_HEALTH,
    memoryMb: memoryMbOf(options),
    ...(cpus !== undefined && { cpus }),
    // Of every worker together with what it takes over in a reload.
    openFiles: Math.max(16_384, 4 * workerConnections(options)),
    // Answers what it has taken, and what comes on connections that are open, then ends.
    stop: { signal: "SIGQUIT", graceSeconds: readTimeoutSeconds(options) + IDLE_SECONDS },
    init: false,
  };
  const conf = renderNginxConf(options);
  const findings = [...conf.findings.map(asSet), ...memoryFindings(options)];
  const { acme } = options;
  return {
    ...{ spec, port: portOf(options), conf, findings, taking: takingOf(conf) },
    acme: acme && acmePlan(acme, acmeNames(options), USER),
  };
}

/** A finding names an option as a program has it, in a stack's config it stands below a key. */
function asSet(finding: string): string {
  const [path = ""] = /^[A-Za-z][\w.[\]]*/.exec(finding) ?? [];
  if (!SETTINGS.includes(fieldOf(path))) return finding;
  return `${path} (in a stack's config nginx.${path})${finding.slice(path.length)}`;
}

/** A reload is done when nginx answers with the configuration's hash. */
function takingOf({ hash: answer }: NginxConf): Taking {
  const commands = { check: CHECK_COMMAND, take: RELOAD_COMMAND, ask: NGINX_HEALTH.command };
  return {
    ...commands,
    answer,
    timeoutSeconds: 15,
    left: LEFT_COMMAND,
    leftSeconds: IDLE_SECONDS + 1,
  };
}
