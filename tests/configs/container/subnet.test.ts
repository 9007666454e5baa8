import * as fc from "fast-check";
import {
  overlap,
  parseSubnet,
  QUARTERS,
  quarterOf,
  subnetProblems,
  subnetText,
} from "../../../configs/container/subnet";
import { messageOf } from "../../support/message";
import { assertNoProblems } from "../../../configs/problems";

const subnet = (text: string) => parseSubnet(text)!;
const names = Object.keys(QUARTERS) as (keyof typeof QUARTERS)[];

test.each(["10.201.0.0/24", "10.0.0.0/8", "172.20.0.0/16", "192.168.7.0/24", "100.64.0.0/10"])(
  "%s is taken",
  (got) => expect(subnetProblems("subnet", got)).toEqual([]),
);

test.each([
  ...["10.201.0.0", "10.201.0/24", "10.201.0.0/25", "10.0.0.0/7", "256.0.0.0/8", "fd00::/64"],
  ...["127.0.0.0/8", "0.0.0.0/8", "224.0.0.0/8", "169.254.0.0/24", "a", "", 24, null],
])("%j is refused", (got) => expect(subnetProblems("subnet", got)).toHaveLength(1));

test("an address in the middle is told with the first one of its subnet", () => {
  expect(messageOf(() => assertNoProblems("It", subnetProblems("subnet", "10.201.0.7/24")))).toBe(
    "It: 1 problem to mend\n" +
      "  subnet: expected IPv4 addresses for the stack's networks as FIRST/BITS, with 8 to 24 bits, " +
      'such as 10.201.0.0/24, got "10.201.0.7/24". The first of these is 10.201.0.0/24.',
  );
});

test("each of a stack's networks has a quarter", () => {
  const quarters = names.map((name) => quarterOf(subnet("10.201.0.0/24"), name));
  expect(quarters.map(subnetText)).toEqual([
    ...["10.201.0.0/26", "10.201.0.64/26", "10.201.0.128/26", "10.201.0.192/26"],
  ]);
});

test("quarters are within their subnet and never overlap, whatever it is", () => {
  const any = fc.record({ address: fc.ipV4(), bits: fc.integer({ min: 8, max: 24 }) });
  fc.assert(
    fc.property(any, ({ address, bits }) => {
      const whole = subnet(`${address}/${bits}`);
      const quarters = names.map((name) => quarterOf(whole, name));
      const apart = quarters.every((one, i) =>
        quarters.every((b, j) => i === j || !overlap(one, b)),
      );
      return (
        apart && quarters.every((one) => overlap(one, whole)) && quarters[0]?.first === whole.first
      );
    }),
  );
});

test.each([
  ["10.0.0.0/8", "10.201.0.0/24", true],
  ["10.201.0.0/24", "10.201.0.0/24", true],
  ["10.201.0.0/24", "10.201.1.0/24", false],
  ["10.201.1.0/24", "10.201.0.0/24", false],
  ["10.201.0.128/25", "10.201.0.0/24", true],
])("%s and %s overlap: %s", (one, other, expected) => {
  expect(overlap(subnet(one), subnet(other))).toBe(expected);
});
