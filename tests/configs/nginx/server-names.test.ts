import { hostsOf, known, namesOf, takesAny } from "../../../configs/nginx/server-names";
import { UPSTREAM } from "./features/adding";

const upstream = UPSTREAM;

test("without a name it answers for any host", () => {
  expect(namesOf({ upstream })).toEqual(["_"]);
  expect(takesAny({ upstream })).toBe(true);
});

test("with one it answers for that, for what its networks call it, and, published, for the host's own", () => {
  const options = { upstream, serverName: "Shop.example", alias: "proxy" };
  expect(namesOf(options)).toEqual(["shop.example", "proxy"]);
  expect(namesOf({ ...options, publish: 443 })).toEqual([
    "shop.example",
    "proxy",
    "localhost",
    "127.0.0.1",
  ]);
  expect(takesAny(options)).toBe(false);
});

test("an address that it is published on is a name too; every one is none", () => {
  const of = (publishAddress: string) =>
    namesOf({ upstream, serverName: "a", publish: 1, publishAddress }).slice(3);
  expect(of("192.0.2.7")).toEqual(["192.0.2.7"]);
  expect(of("fd00::1")).toEqual(["[fd00::1]"]);
  expect(of("0.0.0.0")).toEqual([]);
  expect(of("127.0.0.1")).toEqual([]);
});

test("a host with routes of its own is no other server's", () => {
  const routes = [
    { path: "/", upstream },
    { path: "/", host: "B.example", upstream },
  ];
  expect(hostsOf({ routes })).toEqual(["b.example"]);
  expect(known({ routes, serverName: "a.example" })).toEqual(["a.example", "b.example"]);
  expect(known({ routes: routes.slice(1) })).toEqual(["b.example"]);
  expect(takesAny({ routes: routes.slice(1) })).toBe(false);
});
