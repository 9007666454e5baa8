import { removeContainers } from "../../jobs/remove-containers";
import { removeStrays } from "../../jobs/remove-strays";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";
import { keepPrinted, type Printed } from "../support/printed";

let docker: FakeDocker;
let printed: Printed;
beforeEach(() => {
  docker = fakeDocker();
  docker.answers(/^/);
  printed = keepPrinted();
});
afterEach(() => {
  printed.restore();
  docker.remove();
});

const strays = { containers: ["c1", "c2"], networks: ["n1"], volumes: ["v1"] };

test("what a killed deployment left is removed, what uses a network or a volume first", async () => {
  await removeStrays({ strays });
  expect(docker.lines()).toEqual([
    "rm --force --volumes c1",
    "rm --force --volumes c2",
    "network rm n1",
    "volume rm v1",
  ]);
  expect(printed.stderr).toBe("removing what a deployment that was killed left behind\n");
});

test("where nothing is left, nothing is said or asked", async () => {
  await removeStrays({ strays: { containers: [], networks: [], volumes: [] } });
  expect(docker.lines()).toEqual([]);
  expect(printed.stderr).toBe("");
});

test.each([
  ["gone already", "Error response from daemon: No such container: c1"],
  ["being removed by somebody else", "removal of container c1 is already in progress"],
])("one that is %s is as it should be", async (_, stderr) => {
  docker.answers(/^rm .*c1/, { exitCode: 1, stderr });
  await removeStrays({ strays });
  expect(docker.lines()).toContain("volume rm v1");
});

test("one that cannot be removed is told, and what it may use stays", async () => {
  docker.answers(/^rm .*c1/, { exitCode: 1, stderr: "permission denied" });
  await expect(removeStrays({ strays })).rejects.toThrow(
    "docker rm failed with 1:\n    permission denied",
  );
  expect(docker.lines()).toEqual(["rm --force --volumes c1"]);
});

test("only the containers of a network are removed before it, and only of this network", async () => {
  docker.answers(/^ps .*--filter label=flask-serving.network=shop-1234567/, { stdout: "c1\n" });
  docker.answers(/^(network|volume) ls/, { stdout: "other\n" });
  await removeContainers({ network: "shop-1234567" });
  expect(docker.lines().filter((line) => / ?rm /.test(line))).toEqual(["rm --force --volumes c1"]);
});
