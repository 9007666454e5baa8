import { run, SetupError } from "../setup/run.mjs";
import { labelFilters, projectName } from "./project.mjs";

/**
 * The containers of a stack, by the labels that all of them carry; of every stack when none is named.
 * @throws SetupError where a named stack has none
 */
export async function containersOf(stack) {
  const filters = labelFilters({
    "flask-serving.project": projectName(),
    ...(stack && { "flask-serving.stack": stack }),
  });
  const { stdout } = await run("docker", ["ps", "--all", "--quiet", "--no-trunc", ...filters], {
    remedy: "Is Docker running? `npm start` starts it where it can.",
  });
  const ids = stdout.split("\n").filter(Boolean);
  if (ids.length === 0 && stack) {
    throw new SetupError(`${stack} has no containers here. Deploy it: npm start -- ${stack}`);
  }
  return Promise.all(ids.map(describe));
}

async function describe(id) {
  const { stdout } = await run("docker", ["inspect", id]);
  const [{ Config, State, NetworkSettings }] = JSON.parse(stdout);
  const bindings = Object.values(NetworkSettings.Ports ?? {}).flatMap((ports) => ports ?? []);
  return {
    id,
    stack: Config.Labels["flask-serving.stack"],
    component: Config.Labels["flask-serving.component"],
    running: State.Running,
    exitCode: State.ExitCode,
    // ["CMD", what, it, runs]
    healthCheck: Config.Healthcheck?.Test?.slice(1) ?? [],
    address: bindings.map(({ HostIp, HostPort }) => `http://${HostIp}:${HostPort}/`).at(0) ?? "",
  };
}
