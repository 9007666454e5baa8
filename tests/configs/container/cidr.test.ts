import { A_CIDR, cidrProblems } from "../../../configs/container/cidr";

const told = (got: unknown) =>
  cidrProblems("trustedProxies[0]", got).map(({ expected, remedy }) => [expected, remedy]);

test.each([
  ...["10.0.0.0/8", "192.0.2.7", "192.0.2.7/32", "172.16.0.0/12"],
  ...["::1", "fd00::/8", "2001:db8::/32", "2001:DB8::7/128", "::ffff:192.0.2.7"],
])("%s is an address or a network", (text) => {
  expect(told(text)).toEqual([]);
});

test.each([
  ...["", "localhost", "10.0.0.0/33", "10.0.0", "256.0.0.1", "::1/129", "fd00::/", "1:2::3::4"],
  ...["10.0.0.0/8;", "unix:", " 10.0.0.1", "10.0.0.1\n", 7, null, ["10.0.0.1"], {}],
])("%j is none", (got) => {
  expect(told(got)).toEqual([[A_CIDR, undefined]]);
});

test("bits behind those of a network are a mistake: the first address is told", () => {
  expect(told("10.0.0.7/24")).toEqual([[A_CIDR, "The first of these is 10.0.0.0/24."]]);
  expect(told("2001:db8::7/64")).toEqual([[A_CIDR, "The first of these is 2001:db8::/64."]]);
});

test("nobody believes half the internet", () => {
  const remedy = "Who is believed may say what address it has.";
  for (const wide of ["0.0.0.0/0", "0.0.0.0/7"])
    expect(told(wide)).toEqual([["a network of proxies, with at least 8 bits", remedy]]);
  expect(told("::/0")).toEqual([["a network of proxies, with at least 7 bits", remedy]]);
});
