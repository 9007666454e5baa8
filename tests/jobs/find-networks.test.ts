import { findNetworks } from "../../jobs/find-networks";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";

let client: FakeDocker;
beforeEach(() => {
  client = fakeDocker();
  client.answers(/^network ls/, { stdout: "shop_default\n\n" });
});
afterEach(() => client.remove());

test("networks that are there will do", async () => {
  expect(await findNetworks({ networks: ["shop_default"] })).toEqual({});
});

test("without any the engine is not asked", async () => {
  await findNetworks({ networks: [] });
  expect(client.calls()).toEqual([]);
});

test("one that is missing is named, with those that are there and what makes it", async () => {
  await expect(findNetworks({ networks: ["shop_default", "db"] })).rejects.toThrow(
    "networks: expected a Docker network that is there (shop_default), got db. " +
      "Start what makes it, such as `docker compose up`, or make it: docker network create db",
  );
});
