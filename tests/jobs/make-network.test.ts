import { makeNetwork } from "../../jobs/make-network";
import { removeNetwork } from "../../jobs/remove-network";
import { removeVolume } from "../../jobs/remove-volume";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";

let docker: FakeDocker;
beforeEach(() => {
  docker = fakeDocker();
  docker.answers(/^network inspect/, {
    exitCode: 1,
    stderr: "Error: No such network: shop-1-internal",
  });
  docker.answers(/^network create/, { stdout: "0123456789ab\n" });
});
afterEach(() => docker.remove());

const labels = { "flask-serving.network": "shop-1", "flask-serving.generation": "1a2b3c4d" };
const network = { name: "shop-1-internal", internal: true, options: {}, labels };
const LABELS = "--label flask-serving.network=shop-1 --label flask-serving.generation=1a2b3c4d";

test("a network has its labels, and no way out", async () => {
  expect(await makeNetwork(network)).toEqual({ id: "0123456789ab" });
  expect(docker.lines()).toContain(`network create --internal ${LABELS} shop-1-internal`);
});

test("one with a way out has its options", async () => {
  await makeNetwork({ ...network, internal: false, options: { masquerade: "false" } });
  expect(docker.lines()).toContain(
    `network create --opt masquerade=false ${LABELS} shop-1-internal`,
  );
});

test("it has the addresses that are asked for", async () => {
  await makeNetwork({ ...network, addresses: "10.201.0.0/26" });
  expect(docker.lines()).toContain(
    `network create --internal --subnet 10.201.0.0/26 ${LABELS} shop-1-internal`,
  );
});

test("one that is there, such as of a run that was killed, is taken", async () => {
  docker.answers(/^network inspect/, { stdout: "fedcba987654\n" });
  expect(await makeNetwork(network)).toEqual({ id: "fedcba987654" });
  expect(docker.lines()).toEqual(["network inspect --format {{.Id}} shop-1-internal"]);
});

test("one that cannot be made is told by Docker's own words", async () => {
  const stderr = "Error response from daemon: plugin bridge not found";
  docker.answers(/^network create/, { exitCode: 1, stderr });
  await expect(makeNetwork(network)).rejects.toThrow(
    `docker network failed with 1:\n    ${stderr}`,
  );
});

test("where Docker has no addresses left, the sentence says what to do", async () => {
  const stderr =
    "could not find an available, non-overlapping IPv4 address pool among the defaults";
  docker.answers(/^network create/, { exitCode: 1, stderr });
  docker.answers(/^network ls/, { stdout: "1\n2\n" });
  await expect(makeNetwork(network)).rejects.toThrow(
    "subnet: expected addresses for another Docker network, and Docker has none left for its 2 networks",
  );
});

test("a network and a volume are removed by their names, and nothing else is", async () => {
  docker.answers(/ rm /);
  await removeNetwork(network);
  await removeVolume({ volume: "proxy-files-1a2b3c4" });
  expect(docker.lines()).toEqual(["network rm shop-1-internal", "volume rm proxy-files-1a2b3c4"]);
});

test.each(["Error: No such network: x", "Error response from daemon: network x not found"])(
  "one that is gone is as it should be: %s",
  async (stderr) => {
    docker.answers(/ rm /, { exitCode: 1, stderr });
    expect(await removeNetwork(network)).toEqual({});
  },
);
