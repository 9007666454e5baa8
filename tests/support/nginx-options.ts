import * as fc from "fast-check";
import { confProblems } from "../../configs/nginx/conf";
import type { ProxiedOptions } from "../../configs/nginx/options";
import { pem } from "./pem";

/** Of what may be left out mostly nothing, so that the others are seen by themselves too. */
const some = (of: Record<string, fc.Arbitrary<unknown>>, needed: string[] = []) =>
  fc.record(of, { requiredKeys: needed });
const upTo = (max: number, min = 1) => fc.oneof(fc.constant(min), fc.integer({ min, max }));
const text = fc.string({ unit: fc.constantFrom(..."ab\\\"'{};#~= /$\n".split("")), maxLength: 12 });

const server = some({
  ...{ weight: upTo(1000), maxFails: upTo(1000, 0), failTimeoutSeconds: upTo(3600) },
  ...{ maxConns: upTo(100_000, 0), backup: fc.boolean(), down: fc.boolean() },
});
const hash = some(
  {
    by: fc.constantFrom("uri", "address", "header", "cookie", "query"),
    name: fc.constantFrom("X-User", "session_id", "a-b", "X_Y", "k"),
    consistent: fc.boolean(),
  },
  ["by"],
);
const balancing = fc.oneof(
  some({ servers: fc.array(server, { maxLength: 3 }), resolve: fc.boolean() }),
  some({
    method: fc.constantFrom(
      "roundRobin",
      "leastConn",
      "ipHash",
      "hash",
      "random",
      "sticky",
      "leastTime",
    ),
    servers: fc.array(some({ weight: upTo(9), backup: fc.boolean() }), { maxLength: 3 }),
    cookie: fc.constantFrom("who", "a-b"),
  }),
  some({ method: fc.constant("hash"), hash }, ["method", "hash"]),
);
const rateLimit = some({
  ...{ requestsPerSecond: upTo(100_000), requestsPerMinute: upTo(100_000) },
  ...{ burst: upTo(100_000, 0), connections: upTo(100_000) },
});
const cache = some(
  {
    ...{ seconds: upTo(86_400), staleSeconds: upTo(604_800, 0), maxMb: upTo(1_048_576) },
    evenPersonal: fc.boolean(),
  },
  ["seconds"],
);
const address = fc.oneof(
  { weight: 4, arbitrary: fc.record({ host: fc.constant("127.0.0.1"), port: upTo(65_535) }) },
  { weight: 1, arbitrary: fc.record({ socket: fc.constantFrom("/run/app.sock", "/tmp/a-b_c.0") }) },
);
const endpoints = fc.array(address, { minLength: 1, maxLength: 3 });
const http = fc.record({ endpoints, keepsConnections: fc.boolean() });
const uwsgi = fc.record({
  ...{ endpoints, protocol: fc.constant("uwsgi"), keepsConnections: fc.constant(false) },
});
const upstream = fc.oneof({ weight: 7, arbitrary: http }, { weight: 1, arbitrary: uwsgi });
const canary = some(
  {
    ...{ upstream, percent: fc.constantFrom(0.01, 5, 33.33, 99.99, 100) },
    ...{ by: fc.constantFrom("address", "cookie", "header"), name: fc.constantFrom("who", "X-A") },
  },
  ["upstream", "percent"],
);
const own = { balancing, rateLimit, cache };
const route = some(
  {
    ...{
      path: fc.constantFrom("/", "/api", "/api/", "/shop/cart", "/x", "/.behind/app/x"),
      upstream,
      ...own,
    },
    host: fc.constantFrom("b.example", "c.example", "B.example", "b".repeat(253)),
    match: fc.constantFrom("prefix", "exact"),
    subPath: fc.constantFrom("keep", "strip", "scriptName"),
    canary: fc.option(canary, { freq: 3, nil: undefined }),
  },
  ["path", "upstream"],
);
const headers = fc.dictionary(
  fc.constantFrom("X-A", "x-b", "Referrer-Policy", "X-Frame-Options"),
  text,
);

const options = some({
  ...{ ...own, port: upTo(65_535), publish: upTo(65_535), users: upTo(100_000), headers },
  ...{
    serverName: fc.constantFrom(
      "_",
      "shop.example",
      "localhost",
      `${"long.".repeat(50)}abc`,
      "a..b",
    ),
    workerProcesses: upTo(64),
  },
  ...{ maxBodyMb: upTo(1_048_576), readTimeoutSeconds: upTo(86_400), accessLog: fc.boolean() },
  ...{ clientBodyTimeout: fc.constant("5s"), accessLogFormat: fc.constantFrom("combined", "json") },
  ...{ gzip: fc.boolean(), keepAlive: fc.boolean(), webSockets: fc.boolean() },
  ...{ securityHeaders: fc.boolean(), maintenance: fc.boolean(), alias: fc.constant("proxy") },
  trustedProxies: fc.array(fc.constantFrom("10.0.0.0/8", "192.0.2.7", "fd00::/8", "::1"), {
    maxLength: 2,
  }),
  ...{ publishAddress: fc.constantFrom("127.0.0.1", "0.0.0.0", "::", "192.0.2.7", "fd00::1") },
  publicUrl: fc.constantFrom("https://shop.example", "http://shop.example:8080", "ftp://x"),
  nginxVersion: fc.constantFrom("1.22", "1.26.3", "1.30", "1.30.6"),
  tuning: fc.constantFrom("production", "production", "production", "baseline"),
});

/** Mostly none; else mostly with what goes with it. */
const tls = fc.oneof(
  { arbitrary: fc.constant({}), weight: 3 },
  {
    arbitrary: some(
      {
        ...{ tlsCertificate: fc.constant(pem("shop.crt")), publish: fc.constant(443) },
        ...{ redirectFrom: fc.constantFrom(80, 443, 8080), hstsSeconds: upTo(63_072_000, 0) },
        tlsProfile: fc.constantFrom("modern", "intermediate"),
      },
      ["tlsCertificate", "publish"],
    ),
    weight: 2,
  },
  {
    arbitrary: some(
      {
        ...{ acme: fc.constant({ contact: "a@b.example", acceptTermsOfService: true }) },
        ...{ serverName: fc.constant("shop.example"), publish: fc.constant(443) },
        ...{ redirectFrom: fc.constantFrom(80, 8080), hstsSeconds: upTo(63_072_000, 0) },
      },
      ["acme", "serverName", "publish", "redirectFrom"],
    ),
    weight: 1,
  },
);

/** What nginx may be told, right or wrong. */
export const anyOptions = fc
  .tuple(
    fc.tuple(options, tls),
    fc.oneof(
      fc.record({
        upstream,
        canary: fc.option(canary, { freq: 3, nil: undefined }),
        staticFiles: fc.option(fc.constant({ path: "/static/", fingerprint: "abc" }), {
          nil: undefined,
        }),
      }),
      fc.record({ routes: fc.array(route, { minLength: 1, maxLength: 4 }) }),
    ),
    fc.option(
      fc.record({
        appPaths: fc.constantFrom(["/api/"], ["=/static", "/api/"]),
        fingerprint: fc.constant("0123456789ab"),
      }),
      {
        freq: 3,
        nil: undefined,
      },
    ),
  )
  .map(
    ([[some, tls], where, frontend]) => ({ ...some, ...tls, ...where, frontend }) as ProxiedOptions,
  );

/** Of these what the generator accepts: what it refuses of one is taken out, and most of it stays. */
export const acceptedOptions = anyOptions
  .map(withoutRefused)
  .filter((one) => confProblems(one).length === 0);

/** What is missing, nobody can take out: such ones are few. */
function withoutRefused(options: ProxiedOptions): ProxiedOptions {
  const sound = structuredClone(options);
  for (let turn = 0; turn < 9; turn += 1)
    for (const { path } of confProblems(sound)) takeOut(sound, path);
  return sound;
}

function takeOut(options: object, path: string): void {
  const names = path.split(/[.[\]]+/).filter(Boolean);
  const last = names.pop()!;
  const holder = names.reduce<unknown>(
    (value, name) => (value as Record<string, unknown> | undefined)?.[name],
    options,
  );
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (typeof holder === "object" && holder) delete (holder as Record<string, unknown>)[last];
}
