import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { proxyPlan, type ProxyOptions } from "../../../configs/nginx/plan";
import { Tuning } from "../../../configs/tuning";
import { ProblemsError } from "../../../configs/problems";
import { messageOf } from "../../support/message";

const endpoints = [{ host: "web-0123456789ab", port: 5901 }];
const upstream = { endpoints, keepsConnections: true };
const image = "nginx:1.30";
const plan = (options: Partial<ProxyOptions>) =>
  proxyPlan("proxy", { upstream, image, ...options });

test("the production configuration keeps connections and sets what it forwards", () => {
  expect(plan({ publish: 8080 }).conf.text).toBe(
    readFileSync("tests/fixtures/production.nginx.conf", "utf8"),
  );
});

test("the baseline's configuration has the study's server block", () => {
  const web = { endpoints: [{ host: "web", port: 5901 }], keepsConnections: false };
  expect(plan({ upstream: web, tuning: Tuning.Baseline }).conf.text).toBe(
    readFileSync("tests/fixtures/baseline.nginx.conf", "utf8"),
  );
});

test("a changed option changes the hash that tells the configuration in force", () => {
  const [one, other] = [1, 2].map((maxBodyMb) => plan({ maxBodyMb }));
  expect(one?.conf.hash).not.toBe(other?.conf.hash);
  expect(one?.conf.text).toContain(`return 200 ${one?.conf.hash};`);
  expect(one?.taking.answer).toBe(one?.conf.hash);
});

test("a changed option leaves the container as it is", () => {
  const [one, other] = [1, 2].map((maxBodyMb) => plan({ maxBodyMb }));
  expect(one?.spec).toEqual(other?.spec);
});

test("nginx has the time to end by itself: for an answer, and for the connection that it went over", () => {
  expect(plan({ readTimeoutSeconds: 90 }).spec.stop).toEqual({
    signal: "SIGQUIT",
    graceSeconds: 95,
  });
});

test("an option that is given its default changes nothing", () => {
  const given = { port: 80, serverName: "_", users: 1000, maxBodyMb: 1, readTimeoutSeconds: 60 };
  expect(plan({ ...given, accessLog: true, tuning: Tuning.Production })).toEqual(plan({}));
});

test("all that is wrong is told at once", () => {
  const wrong = {
    port: 70_000,
    serverName: "a b",
    users: 0,
    readTimeoutSeconds: 1.5,
    maxBodyMb: -1,
    accessLog: "false" as never,
    publish: 0,
    memoryMb: 1,
    tuning: "article" as never,
    image: "",
    upstream: { endpoints: [{ host: "web; evil", port: 0 }], keepsConnections: true },
  };
  expect(messageOf(() => plan(wrong))).toBe(
    'NginxProxy "proxy": 12 problems to mend\n' +
      "  users: expected an integer from 1 to 100000, got 0.\n" +
      '  accessLog: expected true or false, got "false".\n' +
      "  port: expected an integer from 1 to 65535, got 70000.\n" +
      '  serverName: expected a host name, or _ for any, got "a b".\n' +
      "  publish: expected an integer from 1 to 65535, got 0.\n" +
      "  maxBodyMb: expected an integer from 1 to 1048576, got -1.\n" +
      '  upstream.endpoints[0].host: expected a host name, got "web; evil".\n' +
      "  upstream.endpoints[0].port: expected an integer from 1 to 65535, got 0.\n" +
      "  readTimeoutSeconds: expected an integer from 1 to 86400, got 1.5.\n" +
      '  tuning: expected one of production, baseline, got "article".\n' +
      '  image: expected an image\'s name, such as nginx:1.30-trixie, got "".\n' +
      "  memoryMb: expected an integer from 16 to 1048576, got 1.",
  );
});

test("any value of any option is a plan or a message", () => {
  const names = [
    ...["port", "serverName", "users", "readTimeoutSeconds", "maxBodyMb", "accessLog", "publish"],
    ...["tuning", "memoryMb", "image", "upstream", "routes", "frontend"],
  ];
  const value = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
    fc.constant(() => 1),
    fc.array(fc.record({ path: fc.anything(), upstream: fc.anything() })),
    fc.record({ endpoints: fc.anything(), keepsConnections: fc.anything() }),
    fc.record({ apiPrefix: fc.anything(), fingerprint: fc.anything() }),
  );
  const options = fc.dictionary(fc.constantFrom(...names), value);
  fc.assert(
    fc.property(options, (any) => {
      try {
        plan(any);
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemsError);
      }
    }),
  );
});

test("a finding names its option as a program has it, and as a stack's config does where that is another", () => {
  const told = (options: Partial<ProxyOptions>) => plan(options).findings;
  const unsafe = [{ text: "etag off;", reason: "Answers differ by server." }];
  expect(told({ unsafe })).toEqual([
    "unsafe[0] (in a stack's config nginx.unsafe[0]): nobody has checked these directives. " +
      "Reason given: Answers differ by server.",
  ]);
  expect(told({ cache: { seconds: 1, evenPersonal: true } })[0]).toMatch(
    /^cache\.evenPersonal \(in a stack's config nginx\.cache\.evenPersonal\): what one user/,
  );
  expect(told({ balancing: { method: "ipHash" } })[0]).toMatch(
    /^balancing\.method \(in a stack's config nginx\.balancing\.method\) ipHash: /,
  );
  const upstream = { endpoints: [{ host: "web", port: 5901 }], keepsConnections: true };
  const cache = { seconds: 1, evenPersonal: true };
  const routes = [{ path: "/", upstream, cache }];
  expect(told({ upstream: undefined, routes })[0]).toMatch(/^routes\[0\]\.cache\.evenPersonal: /);
});
