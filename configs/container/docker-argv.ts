import { hardening } from "./hardening";
import { hardeningArgv } from "./hardening-argv";
import { labelArgv, type Labels } from "./labels";
import { type ContainerSpec, type PublishedPort, stopTimeoutSeconds } from "./spec";

/** Where and with what a container runs. */
export interface CreateOptions {
  name: string;
  image: string;
  labels: Labels;
  /** The network that it starts on; `docker network connect` joins others. */
  network: string;
  /** The name by which others on the network find it. */
  alias: string;
  published?: PublishedPort | undefined;
  mounts: Mount[];
  /** Variables whose values the docker client takes from its own environment, so that no command line has them. */
  secretEnv: readonly string[];
  /** Whether it is gone once it has ended, also when nobody waits for that. */
  isRemoved?: boolean;
}

/** A directory of the host within a container. */
export interface Mount {
  source: string;
  target: string;
  /**
   * Whether SELinux has to be told that containers use it.
   * @default false
   */
  relabel?: boolean;
}

/** The arguments of `docker create` for a container: hardened as all of ours. */
export function dockerCreateArgv(spec: ContainerSpec, options: CreateOptions): string[] {
  const { name, image, labels, network, alias, published, mounts, secretEnv, isRemoved } = options;
  return [
    ...["create", "--name", name, "--network", network, "--network-alias", alias],
    ...(isRemoved ? ["--rm"] : []),
    ...labelArgv(labels),
    ...hardeningArgv(hardening(spec)),
    ...["--stop-signal", spec.stop.signal],
    ...["--stop-timeout", String(stopTimeoutSeconds(spec.stop))],
    ...Object.entries(spec.env).flatMap(([key, value]) => ["--env", `${key}=${value}`]),
    ...secretEnv.flatMap((name) => ["--env", name]),
    ...mounts.flatMap(mountArgv),
    ...spec.scratch.flatMap((directory) => ["--volume", directory]),
    ...(spec.hostAccess ? ["--add-host", "host.docker.internal:host-gateway"] : []),
    ...(published ? ["--publish", `127.0.0.1:${published.external}:${published.internal}`] : []),
    // An image may have one of its own, which would take the command for its arguments.
    ...["--entrypoint", ""],
    ...[image, ...spec.command],
  ];
}

/** Only the short form has a word for SELinux; it has none for a path with a colon. */
function mountArgv(mount: Mount): string[] {
  const { source, target, relabel } = mount;
  return relabel ? ["--volume", `${source}:${target}:z`] : ["--mount", mountArgument(mount)];
}

/** Docker reads it as a line of CSV: a path may have commas and quotes. */
export function mountArgument({ source, target }: Mount): string {
  const fields = ["type=bind", `source=${source}`, `target=${target}`];
  return fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(",");
}
