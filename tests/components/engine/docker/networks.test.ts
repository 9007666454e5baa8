import { Egress, InternalNetwork, type InternalNetworkArgs } from "../../../../components";
import { engine, inputOf, mockPulumi, named, settled } from "../../../../testing";

async function registeredFor(args: InternalNetworkArgs) {
  const registered = await mockPulumi();
  await settled(new InternalNetwork("network", { outward: true, ...args }, engine()));
  return registered;
}

const subnet = "10.201.0.0/24";

test("its networks have addresses of the subnet, and what makes their name looks whether they are free", async () => {
  const registered = await registeredFor({ subnet });
  expect(inputOf(registered, "network-internal").addresses).toBe("10.201.0.0/26");
  expect(inputOf(registered, "network-outward").addresses).toBe("10.201.0.128/26");
  expect(inputOf(registered, "network-name")).toEqual({
    ...{ subnet, needed: ["10.201.0.0/26", "10.201.0.128/26"] },
    own: {
      "flask-serving.project": "flask-serving",
      "flask-serving.stack": "test",
      "flask-serving.component": "network",
    },
  });
});

test("a network that takes the place of another one has other addresses: both are there for a moment", async () => {
  const registered = await registeredFor({ subnet, egress: Egress.Internet });
  expect(inputOf(registered, "network-internal").addresses).toBe("10.201.0.64/26");
});

test("another subnet is another network", async () => {
  const triggers = async (args: InternalNetworkArgs) =>
    named(await registeredFor(args), "network-name").triggers as string[];
  expect(await triggers({ subnet })).not.toEqual(await triggers({ subnet: "10.202.0.0/24" }));
});

test("without one Docker finds the addresses, and what names the network is told nothing", async () => {
  const registered = await registeredFor({});
  expect(inputOf(registered, "network-internal")).not.toHaveProperty("addresses");
  expect(inputOf(registered, "network-name")).toEqual({});
});

test("what is no subnet is told of the resource", async () => {
  await mockPulumi();
  expect(() => new InternalNetwork("network", { subnet: "10.201.0.0" }, engine())).toThrow(
    'InternalNetwork "network": 1 problem to mend\n  subnet: expected IPv4 addresses',
  );
});
