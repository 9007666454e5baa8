import { copyFileSync, readFileSync, rmSync } from "node:fs";
import * as path from "node:path";
import { defaultImages } from "../../../configs/default-images";
import { renderNginxConf } from "../../../configs/nginx/conf";
import type { ProxiedOptions } from "../../../configs/nginx/options";
import { docker, sweep } from "../../support/docker";
import { pem } from "../../support/pem";
import { put, scratchDirectory } from "../../support/scratch";

jest.setTimeout(120_000);

const { python: PYTHON } = defaultImages(process.env);
const PROJECT = `flask-serving-test-gixy-${process.pid}`;

/** What gixy says of what is meant so. */
const MEANT = {
  // A service is asked for what nginx decided on: the raw path went round a prefix.
  proxy_pass_normalized: "the path is part of proxy_pass on purpose",
  // Browsers are told only where somebody asks for it; a host that is not ours is not answered at all.
  hsts_header: "hstsSeconds is asked for, and 444 has no header",
  // Every count in it has a bound; a test of its own holds how long it takes.
  regex_redos: "the pattern of names that tell their content",
  // A front end's path that is no file is its page's.
  try_files_is_evil_too: "a few calls of stat for a file",
};

let image: string;
let directory: string;
beforeAll(() => {
  directory = scratchDirectory();
  copyFileSync("tests/fixtures/gixy.Dockerfile", path.join(directory, "Dockerfile"));
  const { PIP_CERT, REQUESTS_CA_BUNDLE, SSL_CERT_FILE } = process.env;
  const bundle = PIP_CERT || REQUESTS_CA_BUNDLE || SSL_CERT_FILE;
  put(directory, "ca-bundle.crt", bundle ? readFileSync(bundle, "utf8") : "");
  const label = `flask-serving.project=${PROJECT}`;
  image = docker("build", "--quiet", "--label", label, "--build-arg", `BASE=${PYTHON}`, directory);
});
afterAll(() => {
  rmSync(directory, { recursive: true });
  sweep(PROJECT);
});

const upstream = {
  endpoints: [5901, 5902].map((port) => ({ host: "127.0.0.1", port })),
  keepsConnections: true,
};

test.each<[string, ProxiedOptions]>([
  ["nothing but a service", { upstream }],
  // With a resolver: gixy takes a group of servers that a variable names for a host.
  ["a new version", { upstream, balancing: { resolve: true }, canary: { upstream, percent: 5 } }],
  [
    "all at once",
    {
      ...{ frontend: { appPaths: ["/api/"], fingerprint: "a" }, serverName: "shop.example" },
      ...{ tlsCertificate: pem("shop.crt"), redirectFrom: 80, hstsSeconds: 60 },
      ...{ publish: 8080, gzip: true, securityHeaders: true, headers: { "X-Said": 'a "b"' } },
      ...{ cache: { seconds: 1 }, rateLimit: { requestsPerSecond: 5, connections: 3 } },
      ...{ accessLogFormat: "json", balancing: { resolve: true } },
      routes: [
        { path: "/api", upstream },
        { path: "/shop", upstream, subPath: "scriptName" },
        { path: "/cut", upstream, subPath: "strip", canary: { upstream, percent: 5 } },
      ],
    },
  ],
])("gixy finds nothing in what is made of %s but what is meant so", (_, options) => {
  const made = path.join(directory, "made");
  for (const { name, text } of renderNginxConf(options).files) put(made, name, text);
  const skips = ["--skips", Object.keys(MEANT).join(","), "--format", "json", "/made/nginx.conf"];
  const container = docker("create", "--network", "none", image, ...skips);
  try {
    docker("cp", made, `${container}:/made`);
    expect(docker("start", "--attach", container)).toBe("[]");
  } finally {
    docker("rm", container);
  }
});
