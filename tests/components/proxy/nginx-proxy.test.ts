import {
  type HttpService,
  InternalNetwork,
  NginxProxy,
  type NginxProxyArgs,
} from "../../../components";
import { Label } from "../../../configs/container/labels";
import { engine, inputOf, mockPulumi, named, settled } from "../../../testing";
import { messageOf } from "../../support/message";
import { pem } from "../../support/pem";

const upstream: HttpService = {
  endpoints: [{ host: "elsewhere", port: 9000 }],
  networks: ["theirs"],
  fingerprint: "abc",
  keepsConnections: true,
};

test("any service can stand behind it, ours or not", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const proxy = await settled(
    new NginxProxy("proxy", { upstream, network, image: "nginx:1.30-trixie" }, engine()),
  );

  expect(proxy.endpoints).toEqual([{ host: "proxy", port: 80 }]);
  expect(proxy.conf).toContain("server elsewhere:9000;");
  const { files } = inputOf(registered, "proxy-configuration").delivery;
  expect(files).toEqual([
    { name: "nginx.conf", text: proxy.conf },
    { name: "explained.conf", text: expect.stringContaining("# maxBodyMb: A larger body") },
  ]);
  expect(proxy.explain).toContain("Sends a request once: none is carried out twice.");
});

test("its container takes the image by id and its configuration from a volume", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  await settled(new NginxProxy("proxy", { upstream, network, image: "nginx:1" }, engine()));

  expect(named(registered, "proxy-image")).toMatchObject({ name: "nginx:1", keepLocally: true });
  expect(named(registered, "proxy")).toMatchObject({
    image: "sha256:proxy-image",
    user: "101:101",
    readOnly: true,
    volumes: [
      { containerPath: "/tmp" },
      { volumeName: "proxy-files-1234567", containerPath: "/conf" },
    ],
    stopSignal: "SIGQUIT",
  });
  expect(named(registered, "proxy").ports).toBeUndefined();
  expect(inputOf(registered, "proxy-files-removal")).toEqual({ volume: "proxy-files-1234567" });
});

test("with a certificate it is published for https and for who comes by http, and its key is a secret", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const own = { tlsCertificate: pem("shop.crt"), tlsKey: pem("shop.key") };
  const open = { publish: 443, redirectFrom: 80, publishAddress: "192.0.2.7" };
  const args = { upstream, network, image: "nginx:1.30", ...own, ...open };
  const proxy = await settled(new NginxProxy("proxy", args, engine()));

  expect([proxy.tls, proxy.endpoints]).toEqual([true, [{ host: "proxy", port: 443 }]]);
  expect(named(registered, "proxy").ports).toEqual([
    { internal: 443, external: 443, ip: "192.0.2.7", protocol: "tcp" },
    { internal: 80, external: 80, ip: "192.0.2.7", protocol: "tcp" },
  ]);
  // With a secret in it all of it is one, and no text.
  const { value } = named(registered, "proxy-configuration").stdin as { value: string };
  const { files } = (JSON.parse(value) as { delivery: { files: { name: string }[] } }).delivery;
  expect(files.map(({ name }) => name)).toEqual([
    ...["nginx.conf", "tls.crt", "explained.conf", "tls.key"],
  ]);
  expect(files.at(-1)).toEqual({ name: "tls.key", text: own.tlsKey, secret: true });
});

test("by ACME a client beside it gets the certificate, with which nginx shares a directory and no network", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const acme = { contact: "a@shop.example", acceptTermsOfService: true, image: "lego:4" };
  const open = { publish: 443, redirectFrom: 80, publishAddress: "0.0.0.0" };
  const own = { image: "nginx:1.30", serverName: "shop.example", acme, ...open };
  const proxy = await settled(new NginxProxy("proxy", { upstream, network, ...own }, engine()));

  expect([proxy.tls, proxy.endpoints]).toEqual([true, [{ host: "proxy", port: 443 }]]);
  const shared = { volumeName: "proxy-acme-files-1234567", containerPath: "/var/tmp" };
  expect(named(registered, "proxy").volumes).toContainEqual({ ...shared, readOnly: true });
  const client = named(registered, "proxy-acme");
  expect(client).toMatchObject({ image: "sha256:proxy-acme-image", volumes: [shared] });
  expect(client).toMatchObject({ entrypoints: ["sh"], readOnly: true, user: "101:101" });
  const networksOf = (name: string) =>
    (named(registered, name).networksAdvanced as { name: string }[]).map(({ name }) => name);
  expect(networksOf("proxy-acme")).toHaveLength(1);
  expect(networksOf("proxy")).not.toContain(networksOf("proxy-acme")[0]);
  expect(inputOf(registered, "proxy-acme-network-internal")).toMatchObject({ internal: false });
  expect(inputOf(registered, "proxy-acme-ready")).toMatchObject({
    ...{ health: ["test", "-e", "/tmp/ready"], timeoutSeconds: 120 },
  });
  expect(inputOf(registered, "proxy-acme-files-removal")).toEqual({
    volume: "proxy-acme-files-1234567",
  });
  // A CA gives few of them a week: what is made anew with the networks loses no certificate.
  const labelled = (name: string) =>
    (named(registered, name).labels as { label: string }[]).map(({ label }) => label);
  expect(labelled("proxy-files")).toContain(Label.Network);
  expect(labelled("proxy-acme-files")).toEqual([Label.Project, Label.Stack, Label.Component]);
});

test("what others than the host reach without TLS is told", async () => {
  await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const args = { upstream, network, image: "nginx:1.30", publish: 80, publishAddress: "0.0.0.0" };
  const { findings } = await settled(new NginxProxy("proxy", args, engine()));
  expect(findings).toEqual([
    "publishAddress: without TLS everybody on the way can read and change what is asked and answered. Set " +
      "tlsCertificate and tlsKey, or acme, or leave it out where a proxy with TLS is on the same host.",
  ]);
});

test("a service that was started anew is looked up again, and is no other one to measure", async () => {
  const before = async (instance: string) => {
    const registered = await mockPulumi();
    const network = new InternalNetwork("network", {}, engine());
    const args = { upstream: { ...upstream, instance }, network, image: "n" };
    const { fingerprint } = await settled(new NginxProxy("proxy", args, engine()));
    return { fingerprint, stdin: named(registered, "proxy-configuration").stdin as string };
  };
  const [first, same, other] = [await before("1"), await before("1"), await before("2")];
  expect(same).toEqual(first);
  expect(other.stdin).not.toBe(first.stdin);
  expect(other.fingerprint).toBe(first.fingerprint);
});

test("another service behind it is another service to measure", async () => {
  await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const before = (fingerprint: string, name: string) =>
    new NginxProxy(name, { upstream: { ...upstream, fingerprint }, network, image: "n" }, engine());
  const [one, other] = [before("abc", "one"), before("def", "one")];
  await settled(undefined);
  expect(one.fingerprint).not.toBe(other.fingerprint);
});

test("services by path: each is looked up again when it was started anew", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const admin = { ...upstream, endpoints: [{ host: "admin", port: 1 }], instance: "7" };
  const routes = [
    { path: "/", upstream },
    { path: "/admin/", upstream: admin },
  ];
  const proxy = new NginxProxy("proxy", { routes, network, image: "nginx:1" }, engine());
  await settled(proxy);
  expect(proxy.conf).toMatch(/upstream app-2 \{[^}]*server admin:1;/);
  expect(inputOf(registered, "proxy-configuration").again).toEqual(["", "7"]);
});

test("a front end is delivered out of its image, with the configuration that names it", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const frontend = {
    ...{ imageId: "sha256:app", user: "501:20", appPaths: ["/api/"], fingerprint: "abc" },
  };
  await settled(
    new NginxProxy("proxy", { upstream, frontend, network, image: "nginx:1" }, engine()),
  );
  const { delivery } = inputOf(registered, "proxy-configuration");
  expect(delivery.trees).toEqual([
    {
      ...{ name: "frontend", content: "abc", image: "sha256:app" },
      ...{ directory: "/srv/frontend", user: "501:20" },
    },
  ]);
  expect(delivery.files.map(({ name }: { name: string }) => name)).toContain("mime.types");
});

test("what works, and probably not as it was meant, is told", async () => {
  jest.spyOn(console, "warn").mockImplementation();
  await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const args = { upstream, network, image: "nginx:1.26-bookworm" };
  const proxy = await settled(new NginxProxy("proxy", args, engine()));
  expect(proxy.findings).toEqual([expect.stringMatching(/^nginxVersion .*: before 1\.27\.4 /)]);
});

test("it answers to its own name beside the one that it is given: load tests come by it", async () => {
  await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const args = { upstream, network, image: "nginx:1.30", serverName: "shop.example" };
  const proxy = await settled(new NginxProxy("front", args, engine()));
  expect(proxy.conf).toContain("server_name shop.example front;");
});

test("so are static files of the app, beside it or without", async () => {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const staticFiles = {
    ...{ imageId: "sha256:app", user: "501:20", directory: "/srv/app/static" },
    ...{ path: "/static/", fingerprint: "def" },
  };
  const proxy = new NginxProxy("proxy", { upstream, staticFiles, network, image: "n" }, engine());
  await settled(proxy);
  expect(inputOf(registered, "proxy-configuration").delivery.trees).toEqual([
    {
      ...{ name: "static", content: "def", image: "sha256:app" },
      ...{ directory: "/srv/app/static", user: "501:20" },
    },
  ]);
  expect(proxy.conf).toContain("alias /conf/trees/def/;");
  expect(proxy.explain).toContain(
    "Serves the app's files below /static/ itself; the app is asked for what is none of them.",
  );
});

test("arguments of any type are refused in a sentence", async () => {
  await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const tls = { tlsCertificate: pem("shop.crt"), tlsKey: pem("renewed.key") };
  const given = { routes: 7, frontend: "dist", image: "nginx:1", ...tls };
  const wrong = given as never as NginxProxyArgs;
  expect(messageOf(() => new NginxProxy("proxy", { ...wrong, network }, engine()))).toBe(
    'NginxProxy "proxy": 3 problems to mend\n' +
      "  routes: expected a list of { path, upstream }, got 7.\n" +
      '  frontend: expected a built front end, such as a FlaskImage\'s, got "dist".\n' +
      '  tlsKey: expected the certificate\'s private key as PEM, without a passphrase, got "that of another certificate". ' +
      "The server's own certificate has to be the first.",
  );
});
