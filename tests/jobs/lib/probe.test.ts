import { probe } from "../../../jobs/lib/probe";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";

let client: FakeDocker;
beforeEach(() => void (client = fakeDocker()));
afterEach(() => client.remove());

const reach = () => probe("1a2b", { host: "web; rm", port: 5901 });

test("the address reaches the probe as arguments, never as text of a program", async () => {
  client.answers(/^exec/);
  await reach();
  const [call] = client.calls();
  expect(call?.argv.slice(-2)).toEqual(["web; rm", "5901"]);
});

test("a service that is not reached is named, and that nothing was measured", async () => {
  client.answers(/^exec/, { exitCode: 1, stderr: "[Errno 111] Connection refused" });
  await expect(reach()).rejects.toThrow(
    "Locust cannot reach web; rm:5901 on the service's network:\n    [Errno 111] Connection refused\n" +
      "Nothing was measured.",
  );
});
