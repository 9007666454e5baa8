import { removeContainers } from "../../jobs/remove-containers";
import { removeOwned } from "../../jobs/remove-owned";
import { removeStrays } from "../../jobs/remove-strays";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";

let engine: FakeDocker;
beforeEach(() => (engine = fakeDocker()));
afterEach(() => engine.remove());

const FILTER = "--filter label=flask-serving.network=network-1234567";

/** What was removed, in order. */
const removals = () => engine.lines().filter((line) => /^(network |volume )?rm /.test(line));

test("all that carries a network's label is removed, what uses another first", async () => {
  engine.answers(/^ps/, { stdout: "c1\nc2\n" });
  engine.answers(/^network ls/, { stdout: "n1\n" });
  engine.answers(/^volume ls/, { stdout: "v1\n" });
  engine.answers(/\brm\b/, {});
  await removeOwned({ network: "network-1234567" });
  expect(
    engine
      .lines()
      .filter((line) => / (--quiet)/.test(line))
      .sort(),
  ).toEqual([
    `network ls --quiet --no-trunc ${FILTER}`,
    `ps --all --quiet --no-trunc ${FILTER}`,
    `volume ls --quiet ${FILTER}`,
  ]);
  expect(removals()).toEqual([
    "rm --force --volumes c1",
    "rm --force --volumes c2",
    "network rm n1",
    "volume rm v1",
  ]);
});

test("networks and volumes stay where only containers are to go", async () => {
  engine.answers(/^ps/, { stdout: "c1\n" });
  engine.answers(/ ls /, { stdout: "x1\n" });
  engine.answers(/^rm/, {});
  await removeContainers({ network: "network-1234567" });
  expect(removals()).toEqual(["rm --force --volumes c1"]);
});

test("of strays exactly those are removed that are named, and nothing is looked for", async () => {
  engine.answers(/\brm\b/, {});
  await removeStrays({ strays: { containers: ["c1"], networks: [], volumes: ["v1"] } });
  expect(engine.lines()).toEqual(["rm --force --volumes c1", "volume rm v1"]);
});

test("what somebody else has removed meanwhile is no failure; what cannot be removed is one", async () => {
  engine.answers(/^rm .*c1/, { exitCode: 1, stderr: "Error: No such container: c1" });
  engine.answers(/^rm .*c2/, { exitCode: 1, stderr: "Error: permission denied" });
  await removeStrays({ strays: { containers: ["c1"], networks: [], volumes: [] } });
  await expect(
    removeStrays({ strays: { containers: ["c2"], networks: [], volumes: [] } }),
  ).rejects.toThrow("permission denied");
});
