import { mockPulumi } from "../../../../testing";
import { type FakeProgram, fakeProgram } from "../../../support/fake-program";

const HOST = "unix:///test.sock";
const ANCHOR = '{"suffix":"1234567"}';

let docker: FakeProgram;
let pulumi: FakeProgram;
beforeEach(async () => {
  await mockPulumi({ project: "shops", stack: "gunicorn" });
  docker = fakeProgram("docker");
  docker.answers(/ (ps|network ls|volume ls) /);
  pulumi = fakeProgram("pulumi");
  for (const program of [docker, pulumi]) program.leavesInput();
});
afterEach(() => {
  pulumi.remove();
  docker.remove();
});

/** A state with these resources, asked for the first time. */
function exported(...resources: object[]): void {
  pulumi.answers(/^stack export/, { stdout: JSON.stringify({ deployment: { resources } }) });
}
const network = { id: "of-the-command", outputs: { stdout: '{"id":"n1"}' } };
const name = { id: "of-another", outputs: { stdout: ANCHOR } };

function found(): void {
  docker.answers(/ ps .*label=flask-serving.network=shop-1234567/, { stdout: "c1\nc2\n" });
  docker.answers(/ ps .*label=flask-serving.ends-by-itself=yes/);
  docker.answers(/ network ls .*label=flask-serving.network=shop-1234567/, { stdout: "n1\n" });
  docker.answers(/ volume ls .*label=flask-serving.network=shop-1234567/, { stdout: "v1\n" });
}

/** A process asks the state once: each test is one. */
function strays(): Promise<unknown> {
  let module: typeof import("../../../../components/engine/docker/strays");
  jest.isolateModules(() => {
    jest.doMock("@pulumi/pulumi", () => ({
      ...{ getOrganization: () => "organization", getProject: () => "shops" },
      ...{ getStack: () => "gunicorn", log: { debug: () => Promise.resolve() } },
    }));
    module = jest.requireActual("../../../../components/engine/docker/strays");
  });
  return module!.straysOf(HOST, "shop-1234567", ANCHOR);
}

const NONE = { containers: [], networks: [], volumes: [] };

test("what the state does not know is left of a run that was killed", async () => {
  found();
  exported(name, network, { id: "c1" });
  expect(await strays()).toEqual({ containers: ["c2"], networks: [], volumes: ["v1"] });
  expect(docker.lines().every((line) => line.startsWith(`--host ${HOST} `))).toBe(true);
});

test("a migration that is half-way stays: it ends by itself", async () => {
  found();
  docker.answers(/ ps .*label=flask-serving.ends-by-itself=yes/, { stdout: "c2\n" });
  exported(name, network, { id: "c1" });
  expect(await strays()).toEqual({ containers: [], networks: [], volumes: ["v1"] });
});

test("where nothing is, the state is not asked", async () => {
  expect(await strays()).toEqual(NONE);
  expect(pulumi.calls()).toEqual([]);
});

test("the state is that of this stack, asked without a question to anybody", async () => {
  found();
  exported(name, network);
  await strays();
  expect(pulumi.lines()).toEqual([
    "stack export --stack organization/shops/gunicorn --non-interactive",
  ]);
});

test.each([
  ["of another stack, which has not made this network", () => exported(network, { id: "c1" })],
  ["empty", () => exported()],
  ["one without resources", () => pulumi.answers(/^stack/, { stdout: '{"deployment":{}}' })],
  [
    "not to be had",
    () => pulumi.answers(/^stack/, { exitCode: 255, stderr: "passphrase must be set" }),
  ],
])("where the state is %s, all stays: it may be in use", async (_, state) => {
  found();
  state();
  expect(await strays()).toEqual(NONE);
});

test("a container that waits for its removal is known", async () => {
  found();
  exported(name, network, { id: "c1", delete: true }, { id: "c2" }, { id: "v1" });
  expect(await strays()).toEqual(NONE);
});
