import { GunicornService, type GunicornServiceArgs, InternalNetwork } from "../../../../components";
import { engine, inputOf, mockPulumi, named, settled } from "../../../../testing";

const image = {
  ...{ imageId: "sha256:app", fingerprint: "0123456789ab" },
  ...{ user: "501:20", app: "app:app" },
};
const data = [{ hostPath: "../data", containerPath: "/srv/app/instance" }];

/** What is registered for a service with a release command. */
async function registeredFor(more: Partial<GunicornServiceArgs> = {}) {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", { outward: true }, engine());
  const args = { image, network, release: "flask db upgrade", data, networks: ["shop_default"] };
  await settled(new GunicornService("web", { ...args, hostAccess: true, ...more }, engine()));
  return registered;
}

test("a release command runs once for all replicas, before any of them", async () => {
  const registered = await registeredFor({ replicas: 3 });
  const place = (name: string) =>
    registered.findIndex((one) => one.name === name && !one.type.startsWith("flask-"));
  const releases = registered.filter(({ name }) => name.includes("release"));
  expect(releases.map(({ name }) => name)).toEqual(["web-release"]);
  for (const before of ["web-data", "web-networks", "web-databases"]) {
    expect(place(before)).toBeLessThan(place("web-release"));
    expect(place(before)).not.toBe(-1);
  }
  for (const after of ["web", "web-2", "web-3"]) {
    expect(place(after)).toBeGreaterThan(place("web-release"));
  }
});

test("it has the new image, the server's networks, and labels by which a deployment waits for it", async () => {
  const input = inputOf(await registeredFor(), "web-release");
  expect(input).toMatchObject({
    ...{ image: "sha256:app", what: "web-release", timeoutSeconds: 300, secretEnv: {} },
    container: "flask-serving-release-flask-serving",
    networks: ["network-internal-id", "network-1234567-outward", "shop_default"],
    spec: { data, hostAccess: true, env: { FLASK_APP: "app:app" } },
    labels: {
      "flask-serving.stack": "test",
      "flask-serving.component": "web-release",
      "flask-serving.network": "network-1234567",
      "flask-serving.ends-by-itself": "yes",
    },
  });
});

test("its secrets are ones in Pulumi's eyes", async () => {
  const secretEnv = { KEY: "s3cret" };
  const registered = await registeredFor({ secretEnv, secretRevision: "1" });
  const { stdin } = named(registered, "web-release");
  expect(stdin).toMatchObject({ "4dabf18193072939515e22adb298388d": expect.any(String) });
  expect(JSON.parse(stdin.value as string)).toMatchObject({ secretEnv });
});

test("a joined network that was made anew under its name may have another database", async () => {
  // The id of one that nobody can ask for is its name.
  expect(named(await registeredFor(), "web-release").triggers).toContain("shop_default");
});

describe("it runs again", () => {
  const triggers = async (more: Partial<GunicornServiceArgs> = {}) =>
    named(await registeredFor(more), "web-release").triggers as string[];

  test.each<[string, Partial<GunicornServiceArgs>]>([
    ["another command", { release: "flask init-db" }],
    ["an image of another content", { image: { ...image, fingerprint: "ba9876543210" } }],
    ["another secret", { secretRevision: "2" }],
    ["another variable", { env: { A: "1" } }],
    ["other data", { data: [] }],
    ["another network", { networks: [] }],
  ])("for %s", async (_, more) => {
    expect(await triggers(more)).not.toEqual(await triggers());
  });

  test.each<[string, Partial<GunicornServiceArgs>]>([
    ["the same image built again", { image: { ...image, imageId: "sha256:again" } }],
    ["more replicas or workers", { replicas: 2, workers: 2 }],
    ["another time-out", { releaseTimeoutSeconds: 5 }],
  ])("but not for %s, which runs nothing", async (_, more) => {
    expect(await triggers(more)).toEqual(await triggers());
    expect(named(await registeredFor(more), "web-release").update).toBe(":");
  });
});

test("without one there is none", async () => {
  const registered = await registeredFor({ release: undefined });
  expect(registered.map(({ name }) => name)).not.toContain("web-release");
});
