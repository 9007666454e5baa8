import { type HttpService, InternalNetwork, NginxProxy } from "../../../components";
import { engine, inputOf, mockPulumi, named, settled } from "../../../testing";

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
  expect(inputOf(registered, "proxy-configuration").conf.text).toBe(proxy.conf);
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
    volumes: [{ volumeName: "proxy-files-1234567", containerPath: "/conf" }],
    stopSignal: "SIGQUIT",
  });
  expect(named(registered, "proxy").ports).toBeUndefined();
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
