import { tables } from "../../../../configs/nginx/features/tables";
import type { ProxiedOptions } from "../../../../configs/nginx/options";
import { added, UPSTREAM } from "./adding";

const hosts = (count: number) => ({
  upstream: undefined,
  routes: Array.from({ length: count }, (_, n) => ({
    ...{ path: "/", host: `h${n}.example`, upstream: UPSTREAM },
  })),
});
const room = (options: ProxiedOptions) => added(tables, "http", options);

test("few and short names need no room", () => {
  expect(room({ serverName: "shop.example" })).toEqual([]);
  expect(tables.explain({ upstream: UPSTREAM })).toBeUndefined();
});

test("a long name has room in a part of the table", () => {
  const serverName = `${"long.".repeat(10)}example`;
  expect(room({ serverName })).toEqual(["server_names_hash_bucket_size 512;"]);
});

test("many names and variables have room in the whole of it", () => {
  expect(room(hosts(100))).toEqual(["variables_hash_max_size 4800;"]);
  expect(room(hosts(101))).toEqual([
    "server_names_hash_max_size 1616;",
    "variables_hash_max_size 4848;",
  ]);
  const headers = Object.fromEntries(Array.from({ length: 198 }, (_, n) => [`X-${n}`, "a"]));
  expect(room({ headers })).toEqual(["variables_hash_max_size 3216;"]);
  expect(tables.explain(hosts(101))).toBe("Keeps room for many names, or for long ones.");
});
