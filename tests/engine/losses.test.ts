import { containersOf, docker, freePort, inspect, leftOf } from "../support/docker";
import { makeProject, type Project, SHORT_LOAD, succeeded } from "../support/project";

jest.setTimeout(600_000);

const STACK = "gunicorn-nginx";

/** The last one looks at the engine too, which takes the provider its time: what is there then, each of them made. */
const REFRESHED = ["preview"];
const STATE = ["preview", "--refresh=false"];

let project: Project;
let port: number;
beforeAll(async () => {
  project = makeProject();
  port = await freePort();
  await project.stack(STACK, { ...SHORT_LOAD, publish: String(port) });
  succeeded(await project.up(STACK));
});
afterAll(() => project.remove());

test.each([
  { gone: "what was stopped", lose: () => stopAll(), preview: STATE },
  {
    ...{ gone: "the app's container", preview: STATE },
    lose: () => removed("container", containers("web")),
  },
  { gone: "all but Pulumi's state", lose: () => removeAll(), preview: REFRESHED },
])("up serves again after a loss, without a load test: $gone", async ({ lose, preview }) => {
  const { statsCsv } = await project.outputs(STACK);
  lose();
  succeeded(await project.up(STACK));
  expect((await fetch(`http://127.0.0.1:${port}/api/healthz`)).status).toBe(200);
  expect((await project.outputs(STACK)).statsCsv).toBe(statsCsv);
  succeeded(await project.pulumi([...preview, "--expect-no-changes", "--stack", STACK]));
});

const containers = (component?: string) => containersOf(project.name, STACK, component);

function stopAll(): void {
  docker("stop", ...containers());
}

/** The containers and all that a `docker system prune --all --volumes` would take without them. */
function removeAll(): void {
  const { networks = [], volumes = [] } = leftOf(project.name, STACK);
  const { Image: image } = inspect(containers("web")[0]);
  removed("container", containers());
  removed("network", networks);
  removed("volume", volumes);
  removed("image", [image as string]);
}

function removed(kind: string, ids: string[]): void {
  docker(kind, "rm", "--force", ...ids);
}
