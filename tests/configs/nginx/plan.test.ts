import { readFileSync } from "node:fs";
import { proxyPlan, type ProxyOptions } from "../../../configs/nginx/plan";
import { messageOf } from "../../support/message";

const upstream = { servers: [{ host: "web-0123456789ab", port: 5901 }], keepAlive: true };
const conf = (options: Partial<ProxyOptions>) =>
  proxyPlan("proxy", { upstream, ...options }).conf.text;

test("the production configuration keeps connections and sets what it forwards", () => {
  expect(conf({ publish: 8080 })).toBe(
    readFileSync("tests/fixtures/production.nginx.conf", "utf8"),
  );
});

test("the article's configuration has the study's server block", () => {
  const web = { servers: [{ host: "web", port: 5901 }], keepAlive: false };
  expect(conf({ upstream: web, article: true })).toBe(
    readFileSync("tests/fixtures/article.nginx.conf", "utf8"),
  );
});

test("an upstream that closes its connections gets no keep-alive", () => {
  const closing = conf({ upstream: { ...upstream, keepAlive: false } });
  expect(closing).not.toMatch(/keepalive [0-9]/);
  expect(closing).toContain("proxy_set_header Connection close;");
});

test("there are connections for twice the users", () => {
  expect(conf({ expectedUsers: 5000 })).toContain("worker_connections 10512;");
});

test("a changed option changes the hash that tells the configuration in force", () => {
  const [one, other] = [1, 2].map((maxBodyMb) => proxyPlan("proxy", { upstream, maxBodyMb }));
  expect(one?.conf.hash).not.toBe(other?.conf.hash);
  expect(one?.conf.text).toContain(`return 200 ${one?.conf.hash};`);
});

test("a changed option leaves the container as it is", () => {
  const [one, other] = [1, 2].map((maxBodyMb) => proxyPlan("proxy", { upstream, maxBodyMb }));
  expect(one?.spec).toEqual(other?.spec);
});

test("all that is wrong is told at once", () => {
  const servers = [{ host: "web; evil", port: 0 }];
  const wrong = {
    port: 70_000,
    serverName: "a b",
    expectedUsers: 0,
    readTimeoutSeconds: 1.5,
    maxBodyMb: -1,
    publish: 0,
    memoryMb: 1,
  };
  expect(
    messageOf(() => proxyPlan("proxy", { ...wrong, upstream: { servers, keepAlive: true } })),
  ).toBe(
    'NginxProxy "proxy": 9 problems to mend\n' +
      "  port: expected an integer from 1 to 65535, got 70000.\n" +
      '  serverName: expected a host name, or _ for any, got "a b".\n' +
      '  upstream.endpoints[0].host: expected a host name, got "web; evil".\n' +
      "  upstream.endpoints[0].port: expected an integer from 1 to 65535, got 0.\n" +
      "  expectedUsers: expected an integer from 1 to 100000, got 0.\n" +
      "  readTimeoutSeconds: expected an integer from 1 to 86400, got 1.5.\n" +
      "  maxBodyMb: expected an integer from 1 to 1048576, got -1.\n" +
      "  publish: expected an integer from 1 to 65535, got 0.\n" +
      "  memoryMb: expected an integer from 16 to 1048576, got 1.",
  );
});

test("a proxy before nothing is refused", () => {
  const none = { servers: [], keepAlive: true };
  expect(messageOf(() => proxyPlan("proxy", { upstream: none }))).toBe(
    'NginxProxy "proxy": 1 problem to mend\n' +
      "  upstream.endpoints: expected one endpoint or more, got [].",
  );
});

describe("a front end", () => {
  const frontend = { apiPrefix: "/api/", fingerprint: "0123456789ab" };
  const serverOf = (text: string) =>
    text.slice(text.indexOf("        location"), text.lastIndexOf("    server {"));

  it("is served by nginx, which passes on what is the app's", () => {
    expect(serverOf(conf({ frontend }).replace(/ {12}proxy_.*\n/g, ""))).toBe(
      readFileSync("tests/fixtures/frontend.nginx.conf", "utf8"),
    );
  });

  it("changes the configuration when its content does", () => {
    const one = proxyPlan("proxy", { upstream, frontend });
    const other = proxyPlan("proxy", { upstream, frontend: { ...frontend, fingerprint: "b" } });
    expect(other.conf.hash).not.toBe(one.conf.hash);
    expect(other.spec).toEqual(one.spec);
  });

  it("takes no prefix that nginx would read as more", () => {
    const wrong = { ...frontend, apiPrefix: "/api/ { deny all; }" };
    expect(messageOf(() => proxyPlan("proxy", { upstream, frontend: wrong }))).toBe(
      'NginxProxy "proxy": 1 problem to mend\n' +
        "  frontend.apiPrefix: expected a path that tells the app's requests from the front end's, " +
        'such as /api/, got "/api/ { deny all; }".',
    );
  });
});
