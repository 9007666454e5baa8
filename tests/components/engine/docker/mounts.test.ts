import { GunicornService, InternalNetwork } from "../../../../components";
import { engine, inputOf, mockPulumi, named, settled } from "../../../../testing";

const facts = jest.fn();
jest.mock("../../../../components/engine/docker/facts", () => ({
  engineFacts: () => facts() as unknown,
}));

const image = { imageId: "sha256:app", fingerprint: "0123456789ab", user: "501:20", app: "app" };
const data = [{ hostPath: "../data", containerPath: "/srv/app/instance" }];
const says = (...SecurityOptions: string[]) =>
  facts.mockReturnValue({ address: "unix:///test.sock", info: { SecurityOptions } });

async function registeredFor() {
  const registered = await mockPulumi();
  const network = new InternalNetwork("network", {}, engine());
  const args = { image, network, data, release: "flask db upgrade" };
  await settled(new GunicornService("web", args, engine()));
  return registered;
}

test("with SELinux a directory of the host is labelled for containers, of all that use it", async () => {
  says("name=seccomp,profile=builtin", "name=selinux");
  const registered = await registeredFor();
  const [mount] = named(registered, "web").volumes as object[];
  expect(mount).toMatchObject({ containerPath: "/srv/app/instance", selinuxRelabel: "z" });
  expect(inputOf(registered, "web-release").relabel).toBe(true);
});

test("without it nothing is labelled, and a directory is made for the ids that the app has", async () => {
  says("name=seccomp,profile=builtin");
  const registered = await registeredFor();
  const [mount] = named(registered, "web").volumes as object[];
  expect(mount).not.toHaveProperty("selinuxRelabel");
  expect(inputOf(registered, "web-release")).not.toHaveProperty("relabel");
  expect(inputOf(registered, "web-data")).toEqual({ user: "501:20", directories: ["../data"] });
});

test("in a rootless engine a directory is made for the ids that those are on this machine", async () => {
  says("name=rootless");
  expect(inputOf(await registeredFor(), "web-data")).toMatchObject({
    space: { kind: "shifted", by: "rootless Docker" },
  });
});
