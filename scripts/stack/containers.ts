import { Label, labelFilters } from "../../configs/container/labels";
import { docker, dockerLines } from "../../jobs/lib/docker";
import { SetupError } from "../setup/run";
import { projectName } from "./project";

/** A container of a stack, as far as a script asks. */
export interface StackContainer {
  id: string;
  stack: string;
  component: string;
  running: boolean;
  exitCode: number;
  /** The command that exits 0 in it when the service answers; none where it has no check. */
  healthCheck: string[];
  /** Where it is published; empty where it is not. */
  address: string;
}

/** What `docker inspect` says of one. */
interface Inspected {
  Config: { Labels: Record<string, string>; Healthcheck?: { Test?: string[] } };
  State: { Running: boolean; ExitCode: number };
  NetworkSettings: { Ports?: Record<string, { HostIp: string; HostPort: string }[] | null> };
}

/**
 * The containers of a stack, by the labels that all of them carry; of every stack when none is named.
 * @throws SetupError where a named stack has none
 */
export async function containersOf(stack?: string): Promise<StackContainer[]> {
  const filters = labelFilters({
    [Label.Project]: projectName(),
    ...(stack && { [Label.Stack]: stack }),
  });
  const ids = await dockerLines(["ps", "--all", "--quiet", "--no-trunc", ...filters]);
  if (ids.length === 0 && stack) {
    throw new SetupError(`${stack} has no containers here. Deploy it: npm start -- ${stack}`);
  }
  return Promise.all(ids.map(describe));
}

async function describe(id: string): Promise<StackContainer> {
  const text = await docker(["inspect", id]);
  const [{ Config, State, NetworkSettings }] = JSON.parse(text) as [Inspected];
  const bindings = Object.values(NetworkSettings.Ports ?? {}).flatMap((ports) => ports ?? []);
  return {
    id,
    stack: Config.Labels[Label.Stack] ?? "",
    component: Config.Labels[Label.Component] ?? "",
    running: State.Running,
    exitCode: State.ExitCode,
    // ["CMD", what, it, runs]
    healthCheck: Config.Healthcheck?.Test?.slice(1) ?? [],
    address: bindings.map(({ HostIp, HostPort }) => `http://${HostIp}:${HostPort}/`).at(0) ?? "",
  };
}
