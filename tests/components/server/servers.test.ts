import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { AppImage } from "../../../components";
import {
  FlaskDevServer,
  GranianService,
  GunicornService,
  InternalNetwork,
} from "../../../components";
import { engine, inputOf, mockPulumi, named, settled, valueOf } from "../../../testing";

const image: AppImage = {
  imageId: "sha256:app",
  fingerprint: "0123456789ab",
  user: "501:20",
  app: "app:app",
};

test("a Gunicorn runs hardened, by the image's id, and publishes nothing", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  await settled(new GunicornService("web", { image, network }, engine()));

  const container = named(registered, "web");
  expect(container).toMatchObject({
    image: "sha256:app",
    user: "501:20",
    readOnly: true,
    capabilities: { drops: ["ALL"] },
    securityOpts: ["no-new-privileges"],
    volumes: [{ containerPath: "/tmp" }],
    memory: 512,
    memorySwap: 512,
    ulimits: [{ name: "nofile", soft: 16384, hard: 16384 }],
    restart: "unless-stopped",
    stopSignal: "SIGTERM",
    destroyGraceSeconds: 35,
    labels: [
      { label: "flask-serving.project", value: "flask-serving" },
      { label: "flask-serving.stack", value: "test" },
      { label: "flask-serving.component", value: "web" },
      { label: "flask-serving.network", value: "network-1234567" },
      { label: "flask-serving.host", value: container.networksAdvanced[0].aliases[0] },
    ],
  });
  expect(container.ports).toBeUndefined();
  expect(container.name).toBeUndefined();
});

test("its name on the network tells its content, so that old and new stand side by side", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const one = new GunicornService("web", { image, network }, engine());
  const other = new GunicornService("web2", { image, network, workers: 2 }, engine());
  await settled(undefined);

  const alias = named(registered, "web").networksAdvanced[0].aliases[0];
  expect(alias).toMatch(/^web-[0-9a-f]{12}$/);
  expect(one.endpoints).toEqual([{ host: alias, port: 5901 }]);
  expect(other.fingerprint).not.toBe(one.fingerprint);
});

test("each replica has a name and a readiness of its own; one more leaves the first as it is", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const one = await settled(new GunicornService("web", { image, network }, engine()));
  const alone = named(registered, "web");
  const again = await mockPulumi();
  const two = new GunicornService("web", { image, network, replicas: 2 }, engine());
  await settled(two);

  expect(named(again, "web")).toEqual(alone);
  const [{ host = "" } = {}] = one.endpoints;
  expect(two.endpoints).toEqual([
    { host, port: 5901 },
    { host: host.replace("web-", "web-2-"), port: 5901 },
  ]);
  expect(named(again, "web-2").networksAdvanced[0].aliases).toEqual([two.endpoints[1]?.host]);
  expect(inputOf(again, "web-ready").targets).toMatchObject([
    { container: "web-id", what: "web" },
    { container: "web-2-id", what: "web-2" },
  ]);
  expect(two.fingerprint).not.toBe(one.fingerprint);
});

test("a published port is one of 127.0.0.1, through a network of its own", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", { outward: true }, engine());
  await settled(new FlaskDevServer("web", { image, network, publish: 8080 }, engine()));

  const { ports, networksAdvanced } = named(registered, "web");
  expect(ports).toEqual([{ internal: 5901, external: 8080, ip: "127.0.0.1", protocol: "tcp" }]);
  expect(networksAdvanced.map(({ name }: { name: string }) => name)).toEqual([
    "network-internal-id",
    "network-1234567-outward",
  ]);
});

test("a network has no way out unless it is asked for one", async () => {
  const registered = await mockPulumi();
  new InternalNetwork("closed", {}, engine());
  await settled(new InternalNetwork("open", { egress: "internet" }, engine()));

  const isInternal = (name: string) => inputOf(registered, `${name}-internal`).internal;
  expect([isInternal("closed"), isInternal("open")]).toEqual([true, false]);
});

test("a network keeps its name when it is made anew; what was on the old one takes it by its id", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const server = await settled(new GunicornService("web", { image, network }, engine()));

  expect(inputOf(registered, "network-internal").name).toBe("network-1234567-internal");
  expect(await valueOf(pulumi.output(server.networks))).toEqual(["network-1234567-internal"]);
  expect(named(registered, "web").networksAdvanced[0].name).toBe("network-internal-id");
});

test("it is waited for until it answers", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  await settled(new FlaskDevServer("web", { image, network }, engine()));

  expect(named(registered, "web-ready").create).toBe(
    "node -r ./scripts/typescript.js jobs/wait-ready.ts",
  );
  const [target] = inputOf(registered, "web-ready").targets;
  expect(target).toMatchObject({ container: "web-id", what: "web" });
});

test.each([GunicornService, GranianService])(
  "what several replicas of $name must not share is told by its name",
  async (Service) => {
    const registered = await mockPulumi();
    const network = new InternalNetwork("network", {}, engine());
    const data = [{ hostPath: "/srv/kept", containerPath: "/srv/app/instance" }];
    await settled(new Service("web", { image, network, data, replicas: 2 }, engine()));
    expect(inputOf(registered, "web-databases").service).toBe(`${Service.name} "web"`);
  },
);

test("what is wrong is told of the resource, without a stack", async () => {
  await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const make = () => new GunicornService("web", { image, network, workers: 0 }, engine());

  expect(make).toThrow('GunicornService "web": 1 problem to mend\n  workers: expected an integer');
  await valueOf(network.internalName);
});

test("what is published is given no address to leave the host with", async () => {
  const registered = await mockPulumi();
  await settled(new InternalNetwork("network", { outward: true }, engine()));
  expect(inputOf(registered, "network-internal")).toMatchObject({ internal: true, options: {} });
  expect(inputOf(registered, "network-outward")).toMatchObject({
    internal: false,
    options: { "com.docker.network.bridge.enable_ip_masquerade": "false" },
  });
});

test("a secret is one in Pulumi's eyes, and its name on the network changes with its revision", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const args = { image, network, env: { A: "1" }, secretEnv: { KEY: "s3cret" } };
  const one = new GunicornService("web", { ...args, secretRevision: "1" }, engine());
  const two = new GunicornService("web2", { ...args, secretRevision: "2" }, engine());
  await settled(undefined);

  expect(named(registered, "web").envs).toEqual({
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    value: ["A=1", "KEY=s3cret"],
  });
  expect(two.endpoints[0]?.host.slice(-12)).not.toBe(one.endpoints[0]?.host.slice(-12));
});

test("data is mounted, and made for the app's user before its container is", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", { outward: true }, engine());
  const data = [{ hostPath: "../data", containerPath: "/data" }];
  await settled(new GunicornService("web", { image, network, data, hostAccess: true }, engine()));

  const { volumes, hosts, networksAdvanced } = named(registered, "web");
  expect(volumes).toEqual([
    { hostPath: path.resolve("../data"), containerPath: "/data" },
    { containerPath: "/tmp" },
  ]);
  expect(hosts).toEqual([{ host: "host.docker.internal", ip: "host-gateway" }]);
  expect(networksAdvanced).toHaveLength(2);
  expect(inputOf(registered, "web-data")).toEqual({ user: "501:20", directories: ["../data"] });
});

test("networks of others are looked for, and joined besides its own", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const networks = ["shop_default"];
  await settled(new GunicornService("web", { image, network, networks }, engine()));

  const [own, other] = named(registered, "web").networksAdvanced;
  expect(own.aliases[0]).toMatch(/^web-/);
  expect(other).toEqual({ name: "shop_default", aliases: [] });
  expect(inputOf(registered, "web-networks")).toEqual({ networks, ids: networks });
});
