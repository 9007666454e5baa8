import { renderNginxConf } from "../../../../configs/nginx/conf";
import { behindProxy } from "../../../../configs/nginx/features/behind-proxy";
import type { ProxiedOptions } from "../../../../configs/nginx/options";
import { messageOf } from "../../../support/message";
import { added, UPSTREAM } from "./adding";

const conf = (options: ProxiedOptions) => renderNginxConf({ upstream: UPSTREAM, ...options });

/** What the app is told of an address. */
const told = (options: ProxiedOptions) =>
  [...conf(options).text.matchAll(/proxy_set_header (Host|X-Forwarded-(?:Port|Proto)) (.*);/g)].map(
    ([, , value]) => value,
  );

test("a client is whom the last proxy that is trusted names", () => {
  const trustedProxies = ["10.0.0.0/8", "fd00::/8"];
  expect(added(behindProxy, "http", { trustedProxies })).toEqual([
    "set_real_ip_from 10.0.0.0/8;",
    "set_real_ip_from fd00::/8;",
    "real_ip_header X-Forwarded-For;",
    "real_ip_recursive on;",
  ]);
});

test("at the edge nobody is asked who a client is", () => {
  expect(conf({}).text).not.toContain("real_ip");
  expect(conf({ trustedProxies: [] }).text).not.toContain("real_ip");
});

test("the app's address is the one that is given: nothing of it comes from a request", () => {
  const publicUrl = "https://shop.example";
  expect(told({ publicUrl, publish: 8080 })).toEqual(['"shop.example"', "443", "https"]);
  expect(told({ publicUrl: `${publicUrl}:8443` })).toEqual([
    '"shop.example:8443"',
    "8443",
    "https",
  ]);
});

test("a host with routes of its own keeps its name", () => {
  const routes = [{ path: "/", host: "b.example", upstream: UPSTREAM }];
  const text = renderNginxConf({ routes, publicUrl: "https://shop.example:8443" }).text;
  expect(text).toContain('proxy_set_header Host "${host}:8443";');
  expect(text).toContain("proxy_set_header X-Forwarded-Proto https;");
});

test("each line tells which option made it", () => {
  const { explain } = conf({ publicUrl: "https://a.example", trustedProxies: ["::1"] });
  const of = (start: string) =>
    explain.find(({ directive }) => directive.startsWith(start))?.option;
  expect(of("set_real_ip_from")).toBe("trustedProxies");
  expect(of("proxy_set_header Host")).toBe("publicUrl");
});

test("what it does is said in a sentence", () => {
  const publicUrl = "https://a.example";
  expect(behindProxy.explain({})).toBeUndefined();
  expect(behindProxy.explain({ publicUrl })).toBe(
    "The client is who connects; the app's address is https://a.example.",
  );
  expect(behindProxy.explain({ trustedProxies: ["::1"] })).toBe(
    "The client is whom ::1 names in X-Forwarded-For; the app's address is what a request names.",
  );
});

test("without an address a proxy's https would be lost: that is told", () => {
  const { findings } = conf({ trustedProxies: ["10.0.0.0/8"] });
  expect(findings).toEqual([expect.stringMatching(/^trustedProxies: without publicUrl /)]);
  expect(conf({ trustedProxies: ["10.0.0.0/8"], publicUrl: "https://a.example" }).findings).toEqual(
    [],
  );
});

test("clients behind a proxy have addresses of their own for a limit", () => {
  const limited = { publish: 8080, rateLimit: { requestsPerSecond: 1 } };
  expect(conf(limited).findings).toHaveLength(1);
  const publicUrl = "https://a.example";
  expect(conf({ ...limited, publicUrl, trustedProxies: ["10.0.0.1"] }).findings).toEqual([]);
});

test("what is wrong with either is told by its path, with all else", () => {
  const wrong = { trustedProxies: ["10.0.0.0/8", "all"], publicUrl: "shop.example" };
  expect(messageOf(() => conf(wrong))).toBe(
    "nginx.conf: 2 problems to mend\n" +
      '  trustedProxies[1]: expected an address, or a network as FIRST/BITS, such as 10.0.0.0/24, got "all".\n' +
      "  publicUrl: expected http:// or https://, a host's name and, where it has one, a port: nothing behind it, " +
      'got "shop.example".',
  );
});
