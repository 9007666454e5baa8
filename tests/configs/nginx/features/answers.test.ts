import { renderNginxConf } from "../../../../configs/nginx/conf";
import { accessLog } from "../../../../configs/nginx/features/access-log";
import { cache } from "../../../../configs/nginx/features/cache";
import { headers } from "../../../../configs/nginx/features/headers";
import { keepAlive } from "../../../../configs/nginx/features/keep-alive";
import { rateLimit } from "../../../../configs/nginx/features/rate-limit";
import { readConf } from "../../../../configs/nginx/core/tokenize";
import { Tuning } from "../../../../configs/tuning";
import { added, UPSTREAM } from "./adding";

const told = (problems: { path: string; expected: string }[]) =>
  problems.map(({ path, expected }) => `${path}: ${expected}`);

describe("headers", () => {
  test("any value arrives as it is; whose name was given in other letters replaces ours", () => {
    const given = { "x-frame-options": "DENY", "X-A": "\"';{}#\\ ~default" };
    const { text, explain } = renderNginxConf({
      upstream: UPSTREAM,
      securityHeaders: true,
      headers: given,
    });
    expect(text).toContain(String.raw`"" "\"';{}#\\ ~default";`);
    expect(text.match(/x_frame_options/gi)).toHaveLength(1);
    expect(explain.filter(({ option }) => option === "headers.X-A")).toHaveLength(4);
  });

  test.each([
    [{ "X A": "1" }, "headers.X A: a header's name: 1 to 64 letters, digits and -"],
    [{ "X-A": "a\r\nSet-Cookie: b" }, /^headers.X-A: 1 to 4000 plain characters/],
    [{ "X-A": "$host" }, /none of them a \$/],
    [{ "X-A": 1 }, /^headers.X-A: 1 to 4000/],
    [{ "Content-Length": "1" }, /says nothing about the connection or the body/],
    [{ "X-A": "1", "x-a": "2" }, "headers.x-a: a header that is not named before"],
    ["X-A: 1", "headers: headers with their values"],
  ])("%j is refused", (given, expected) => {
    const [first] = told(headers.problems({ headers: given as never }));
    expect(first).toEqual(expect.stringMatching(expected));
  });
});

describe("limits", () => {
  test("each service counts for itself, by the client's address", () => {
    expect(
      added(rateLimit, "http", { rateLimit: { requestsPerMinute: 6, connections: 3 } }),
    ).toEqual([
      'limit_req_zone "${binary_remote_addr}" zone=rate-app:10m rate=6r/m;',
      'limit_conn_zone "${binary_remote_addr}" zone=open-app:10m;',
    ]);
    expect(added(rateLimit, "location", { rateLimit: { requestsPerSecond: 6, burst: 0 } })).toEqual(
      ["limit_req zone=rate-app;", "limit_req_status 429;"],
    );
  });

  test("behind a published port all clients are one, which is told", () => {
    const options = { upstream: UPSTREAM, rateLimit: { connections: 3 } };
    expect(renderNginxConf(options).findings).toEqual([]);
    expect(renderNginxConf({ ...options, publish: 8080 }).findings).toEqual([
      expect.stringContaining("share one limit"),
    ]);
  });

  test.each([
    [{}, "rateLimit: requestsPerSecond, requestsPerMinute or connections"],
    [
      { burst: 1, connections: 1 },
      "rateLimit.burst: requestsPerSecond or requestsPerMinute beside it",
    ],
    [
      { requestsPerSecond: 1, requestsPerMinute: 1 },
      "rateLimit.requestsPerMinute: nothing beside requestsPerSecond",
    ],
    [{ connections: 65_536 }, "rateLimit.connections: an integer from 1 to 65535"],
    [{ rate: "1r/s" }, /^rateLimit.rate: one of requestsPerSecond/],
    [null, /^rateLimit: requestsPerSecond, .*, or some of them$/],
  ])("%j is refused", (given, expected) => {
    const [first] = told(rateLimit.problems({ rateLimit: given as never }));
    expect(first).toEqual(expect.stringMatching(expected));
  });
});

describe("a cache", () => {
  test("keeps nothing of whom it knows, unless that is asked for, which is told", () => {
    const lines = (evenPersonal: boolean) =>
      added(cache, "location", { cache: { seconds: 1, evenPersonal } }).join("\n");
    expect(lines(false)).toContain('proxy_no_cache "${http_cookie}" "${http_authorization}";');
    expect(lines(true)).not.toContain("proxy_no_cache");
    const options = { upstream: UPSTREAM, cache: { seconds: 1, evenPersonal: true } };
    expect(renderNginxConf(options).findings).toEqual([
      expect.stringMatching(/^cache.evenPersonal: /),
    ]);
  });

  test("keeps an answer as long as it may be given", () => {
    const [line] = added(cache, "http", { cache: { seconds: 5, staleSeconds: 0, maxMb: 7 } });
    expect(line).toMatch(/max_size=7m inactive=5s/);
    expect(
      added(cache, "location", { cache: { seconds: 5, staleSeconds: 0 } }).join(),
    ).not.toContain("stale");
  });

  test.each([
    [{}, "cache.seconds: an integer from 1 to 86400"],
    [{ seconds: 0 }, "cache.seconds: an integer from 1 to 86400"],
    [{ seconds: 1, evenPersonal: "no" }, "cache.evenPersonal: true or false"],
    [5, /^cache: seconds, staleSeconds, maxMb, evenPersonal, or some of them$/],
  ])("%j is refused", (given, expected) => {
    const [first] = told(cache.problems({ cache: given as never }));
    expect(first).toEqual(expect.stringMatching(expected));
  });
});

test("a log in JSON is JSON, with texts in it alone", () => {
  const [format = ""] = added(accessLog, "http", { accessLogFormat: "json" });
  const [{ words } = { words: [] }] = readConf(format);
  const fields = JSON.parse(words.at(-1)!) as Record<string, string>;
  expect(Object.values(fields).every((one) => /^\$\{\w+\}$/.test(one))).toBe(true);
  expect(Object.keys(fields)).toEqual(
    expect.arrayContaining(["requestTime", "upstreamResponseTime"]),
  );
  expect(told(accessLog.problems({ accessLogFormat: "json", tuning: Tuning.Baseline }))).toEqual([
    "accessLogFormat: nothing with tuning baseline, which logs as the study did",
  ]);
});

test("connections are kept by both sides or by none", () => {
  const closing = { ...UPSTREAM, keepsConnections: false };
  expect(keepAlive.problems({ upstream: closing, keepAlive: true })).toEqual([
    {
      path: "keepAlive",
      expected: "false, or nothing: a service behind it closes each connection after its answer",
      got: true,
      remedy:
        "Gunicorn's sync workers and Flask's development server do; set workerClass to gthread.",
    },
  ]);
  expect(
    keepAlive.problems({ routes: [{ path: "/", upstream: closing }], keepAlive: true }),
  ).toHaveLength(1);
  expect(keepAlive.problems({ upstream: UPSTREAM, keepAlive: true })).toEqual([]);
  expect(added(keepAlive, "upstream", { keepAlive: false })).toEqual([]);
});
