import { containersOf, freePort, leftOf } from "../support/docker";
import { makeProject, type Project, succeeded } from "../support/project";
import { type Kind, type SlowEngine, slowEngine } from "../support/slow-engine";

jest.setTimeout(300_000);

const KINDS: Kind[] = ["networks", "volumes", "containers"];

let engine: SlowEngine;
let project: Project;
let through: Record<string, string>;
beforeAll(() => {
  engine = slowEngine();
  through = { DOCKER_HOST: engine.host };
  project = makeProject({ refresh: false });
});
afterAll(async () => {
  await project.remove();
  engine.close();
});

/** Makes a stack, and kills its first deployment when the engine has made the first of a kind, before anybody knows. */
async function killWhileMaking(kind: Kind, stack: string): Promise<number> {
  const port = await freePort();
  await project.stack(stack, { topology: "gunicorn-nginx", load: "off", publish: String(port) });
  await project.killUp(stack, engine.keepBack(kind), through);
  expect(leftOf(project.name, stack)[kind]).not.toEqual([]);
  return port;
}

test.each(KINDS)(
  "what a killed pulumi up made of %s is removed by the next one, which serves",
  async (kind) => {
    const stack = `next-${kind}`;
    const port = await killWhileMaking(kind, stack);

    succeeded(await project.up(stack, through));
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    const { containers, networks, volumes } = leftOf(project.name, stack);
    expect({ containers, networks, volumes }).toEqual({
      containers: [expect.any(String), expect.any(String)],
      networks: [expect.any(String), expect.any(String)],
      volumes: [expect.any(String)],
    });
  },
);

test("pulumi destroy removes what a killed up made of networks, of volumes, and of containers", async () => {
  const stacks = KINDS.map((kind) => ({ kind, stack: `destroyed-${kind}` }));
  for (const { kind, stack } of stacks) await killWhileMaking(kind, stack);
  const ended = await Promise.all(stacks.map(({ stack }) => project.destroy(stack, through)));
  ended.forEach(succeeded);
  for (const { stack } of stacks) {
    expect(leftOf(project.name, stack)).toMatchObject({
      containers: [],
      networks: [],
      volumes: [],
    });
  }
});

test("what another clone has under the same project and stack stays, and a second up changes nothing", async () => {
  const stack = "dev-server";
  const clone = makeProject({ name: project.name, refresh: false });
  try {
    await clone.stack(stack, { load: "off" });
    succeeded(await clone.up(stack, through));
    const theirs = containersOf(project.name, stack);
    await project.stack(stack, { load: "off" });
    await project.killUp(stack, engine.keepBack("containers"), through);
    succeeded(await project.up(stack, through));
    expect(containersOf(project.name, stack)).toEqual(expect.arrayContaining(theirs));
    expect(containersOf(project.name, stack)).toHaveLength(2);

    succeeded(await project.destroy(stack, through));
    expect(containersOf(project.name, stack)).toEqual(theirs);
    const again = ["up", "--yes", "--skip-preview", "--expect-no-changes", "--stack", stack];
    succeeded(await clone.pulumi(again, through));
    succeeded(await clone.destroy(stack, through));
  } finally {
    await clone.remove();
  }
});
