import { makeNetwork } from "../../jobs/make-network";
import { makeSuffix } from "../../jobs/make-suffix";
import { docker } from "../support/docker";
import { secondEngine, type SecondEngine } from "../support/second-engine";

jest.setTimeout(600_000);

const PROJECT = `flask-serving-test-addresses-${process.pid}`;
const own = { "flask-serving.project": PROJECT };

/** Docker has room for its own bridge and for one network besides. */
const POOLS = { "default-address-pools": [{ base: "10.99.0.0/23", size: 24 }] };

let engine: SecondEngine;
const environment = { ...process.env };
beforeAll(async () => {
  engine = await secondEngine(PROJECT, POOLS);
  Object.assign(process.env, engine.env);
});
afterAll(() => {
  for (const name of Object.keys(engine?.env ?? {})) {
    if (environment[name] === undefined) delete process.env[name];
    else process.env[name] = environment[name];
  }
  engine?.remove();
});

const wanted = (subnet: string) => makeSuffix({ subnet, needed: [subnet], own });

test("addresses that another network has are refused with its name", async () => {
  docker("network", "create", "--subnet", "10.201.0.0/16", "shop_default");
  await expect(wanted("10.201.7.0/24")).rejects.toThrow(
    new Error(
      "subnet: expected addresses that nobody else has, got 10.201.7.0/24: the Docker network shop_default has " +
        "10.201.0.0/16. Set subnet to others, such as 10.201.0.0/24, or remove that network, if nobody uses it: " +
        "docker network rm shop_default",
    ),
  );
  expect(await wanted("10.202.7.0/24")).toHaveProperty("suffix");
  docker("network", "rm", "shop_default");
});

test("a stack's own network of these addresses is no clash", async () => {
  const label = `flask-serving.project=${PROJECT}`;
  docker("network", "create", "--label", label, "--subnet", "10.203.0.0/24", "mine");
  expect(await wanted("10.203.0.0/24")).toHaveProperty("suffix");
  docker("network", "rm", "mine");
});

test("that Docker has no addresses left is told with what to do", async () => {
  const network = { name: "shop-1-internal", internal: true, options: {}, labels: own };
  docker("network", "create", "last");
  await expect(makeNetwork(network)).rejects.toThrow(
    "subnet: expected addresses for another Docker network, and Docker has none left for its 4 networks " +
      '("could not find an available, non-overlapping IPv4 address pool"); a VPN may have taken them. ' +
      "Remove networks that nobody uses, by docker network prune, or set subnet to free ones, such as 10.201.0.0/24",
  );
  expect(await wanted("10.203.0.0/24")).toHaveProperty("suffix");
});
