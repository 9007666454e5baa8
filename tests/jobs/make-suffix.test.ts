import { makeSuffix } from "../../jobs/make-suffix";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";

let client: FakeDocker;
beforeEach(() => void (client = fakeDocker()));
afterEach(() => client.remove());

const wanted = { subnet: "10.201.0.0/24", needed: ["10.201.0.0/26"], own: { a: "b" } };

test("each has seven digits, and two differ", async () => {
  client.answers(/^network/);
  const [one, other] = [await makeSuffix({}), await makeSuffix({})];
  expect(one.suffix).toMatch(/^[0-9a-f]{7}$/);
  expect(one.suffix).not.toBe(other.suffix);
});

test("run again for a name that is in use, it gives the same", async () => {
  process.env.PULUMI_COMMAND_STDOUT = '{"suffix":"1a2b3c4"}';
  try {
    expect(await makeSuffix({})).toEqual({ suffix: "1a2b3c4" });
  } finally {
    delete process.env.PULUMI_COMMAND_STDOUT;
  }
});

test("addresses that another network has are refused before Docker does it", async () => {
  const networks = [{ Name: "shop_default", IPAM: { Config: [{ Subnet: "10.201.0.0/16" }] } }];
  client.answers(/^network ls/, { stdout: "1\n" });
  client.answers(/^network inspect/, { stdout: JSON.stringify(networks) });
  await expect(makeSuffix(wanted)).rejects.toThrow(
    "the Docker network shop_default has 10.201.0.0/16",
  );
});

test("those that nobody has are taken", async () => {
  client.answers(/^network ls/, { stdout: "1\n" });
  client.answers(/^network inspect/, { stdout: '[{"Name":"bridge","IPAM":{"Config":[]}}]' });
  expect(await makeSuffix(wanted)).toHaveProperty("suffix");
});
