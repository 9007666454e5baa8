import type { DataMount } from "../container/data";
import type { ContainerSpec } from "../container/spec";
import { httpHealthCheck } from "./http-health";

/** What an app's container is told, whatever server is in it. */
interface AppContainer {
  user: string;
  env: Record<string, string>;
  data: readonly DataMount[];
  hostAccess: boolean;
  networks: readonly string[];
  memoryMb: number;
  cpus?: number | undefined;
  port: number;
  healthPath: string;
  healthTimeoutSeconds: number;
}

/** The container of an app's server, which says how it is started and ended. */
export function appSpec(
  app: AppContainer,
  { command, stop }: Pick<ContainerSpec, "command" | "stop">,
): ContainerSpec {
  const { user, env, data, hostAccess, networks, memoryMb, cpus } = app;
  return {
    command,
    ...{ user, env, data, hostAccess, networks, memoryMb, ...(cpus !== undefined && { cpus }) },
    tmpfs: {},
    // An upload lies there while the app reads it.
    scratch: ["/tmp"],
    health: httpHealthCheck(app),
    openFiles: 16_384,
    stop,
    init: false,
  };
}
