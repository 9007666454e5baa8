import {
  atAddress,
  isOpen,
  publishAddressProblems,
  reachedBy,
} from "../../../configs/container/published-port";

test.each(["127.0.0.1", "127.0.0.2", "::1"])("nobody but the host reaches %s", (address) => {
  expect(isOpen(address)).toBe(false);
});

test.each(["0.0.0.0", "::", "192.0.2.7", "fd00::1"])("others reach %s", (address) => {
  expect(isOpen(address)).toBe(true);
});

test("what is published on every address the host itself reaches by its own", () => {
  expect(["0.0.0.0", "::", "192.0.2.7", "127.0.0.1"].map(reachedBy)).toEqual([
    "127.0.0.1",
    "::1",
    "192.0.2.7",
    "127.0.0.1",
  ]);
});

test("an address of IPv6 has brackets around it before a port", () => {
  expect(atAddress("fd00::1", 443)).toBe("[fd00::1]:443");
  expect(atAddress("192.0.2.7", 443)).toBe("192.0.2.7:443");
});

test.each(["shop.example", "localhost", "256.0.0.1", "", "0.0.0.0/0", "[::]", 0, null])(
  "%j is no address to publish on",
  (got) => {
    expect(publishAddressProblems("publishAddress", got)).toEqual([
      {
        path: "publishAddress",
        expected: "an IP address of the host, or 0.0.0.0 for every one",
        got,
      },
    ]);
  },
);
