import { parseSubnet } from "../../../configs/container/subnet";
import {
  clash,
  clashText,
  exhaustedText,
  type InspectedNetwork,
  isExhausted,
} from "../../../configs/container/taken-addresses";

const own = { "flask-serving.stack": "prod" };
const network = (Name: string, Subnet: string, Labels = {}): InspectedNetwork => ({
  ...{ Name, Labels, IPAM: { Config: [{ Subnet }] } },
});
/** As Linux has it: a default route, a VPN's, and docker0's. */
const ROUTES =
  "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n" +
  "eth0\t00000000\t0100A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n" +
  "tun0\t0000C80A\t00000000\t0001\t0\t0\t0\t0000FEFF\t0\t0\t0\n" +
  "docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\n";
const told = (subnet: string, networks: InspectedNetwork[], routes = "") => {
  const found = clash([parseSubnet(subnet)!], { networks, own, routes });
  return found && clashText(subnet, found);
};

test("a network that has some of them is named, with what to do", () => {
  expect(told("10.201.0.0/24", [network("shop_default", "10.201.0.0/16")])).toBe(
    "subnet: expected addresses that nobody else has, got 10.201.0.0/24: the Docker network shop_default has " +
      "10.201.0.0/16. Set subnet to others, such as 10.201.0.0/24, or remove that network, if nobody uses it: " +
      "docker network rm shop_default",
  );
});

test("so is the way of a VPN; the way to all else is no clash, and Docker's own are its networks'", () => {
  const docker0 = network("bridge", "172.17.0.0/16");
  expect(told("10.201.0.0/24", [docker0], ROUTES)).toBe(
    "subnet: expected addresses that nobody else has, got 10.201.0.0/24: this machine reaches 10.200.0.0/15 by tun0, " +
      "as a VPN or another network has it. Set subnet to others, such as 10.201.0.0/24, or end what made tun0",
  );
  expect(told("10.202.0.0/24", [docker0], ROUTES)).toBeUndefined();
  expect(told("172.17.1.0/24", [docker0], ROUTES)).toContain("the Docker network bridge has");
});

test("what the stack has already is no clash, unless it is to have another part of it", () => {
  const before = network("network-1234567", "10.201.0.0/26", own);
  expect(told("10.201.0.0/26", [before])).toBeUndefined();
  expect(told("10.201.0.0/24", [before])).toContain("or destroy the stack before");
  expect(told("10.201.0.0/26", [network("other", "10.201.0.0/26")])).toContain("network other");
});

test("a network without addresses, or of IPv6, takes none", () => {
  const host = { Name: "host", Labels: null, IPAM: { Config: null } };
  expect(told("10.201.0.0/24", [host, network("six", "fd00::/64")])).toBeUndefined();
});

test.each([
  "Error response from daemon: could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network",
  "Error response from daemon: all predefined address pools have been fully subnetted",
])("Docker's own words for having none left are known: %s", (said) => {
  expect(isExhausted(said)).toBe(true);
  expect(exhaustedText(31)).toBe(
    "subnet: expected addresses for another Docker network, and Docker has none left for its 31 networks " +
      '("could not find an available, non-overlapping IPv4 address pool"); a VPN may have taken them. ' +
      "Remove networks that nobody uses, by docker network prune, or set subnet to free ones, such as 10.201.0.0/24",
  );
});
