import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { Delivery } from "../../configs/container/delivery";
import { defaultImages } from "../../configs/default-images";
import { FRONTEND_DIRECTORY } from "../../configs/frontend/served-frontend";
import { FRONTEND_TREE } from "../../configs/nginx/features/frontend";
import { STATIC_TREE } from "../../configs/nginx/features/static-files";
import { CONF_DIRECTORY } from "../../configs/nginx/places";
import { proxyPlan, type ProxyOptions } from "../../configs/nginx/plan";
import { deliverFiles } from "../../jobs/deliver-files";
import { allOf, APP_PATHS, FRONT_FILES, RIGHT, send } from "../support/beside-frontend";
import { docker, freePort, sweep } from "../support/docker";
import { startNginx } from "../support/nginx-container";

jest.setTimeout(120_000);

const { python: PYTHON, nginx: NGINX } = defaultImages(process.env);
const PROJECT = `flask-serving-test-delivery-${process.pid}`;
const LABEL = `flask-serving.project=${PROJECT}`;

/** An upstream that answers with its name and the path that it was asked for. */
const ECHO = `
import http.server, os
class Echo(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(f"{os.environ['NAME']} {self.path}".encode())
    do_POST = do_DELETE = do_OPTIONS = do_GET
http.server.ThreadingHTTPServer(("", 8000), Echo).serve_forever()`;

/** What each front end has; `index.html` tells which it is. */
const FILES = [
  "index.html",
  "m.mjs",
  "app.webmanifest",
  ".env",
  "a/.git/config",
  ".well-known/s.txt",
];

let port: number;
let nginx: string;
const upstream = { endpoints: [{ host: "echo", port: 8000 }], keepsConnections: false };

beforeAll(async () => {
  port = await freePort();
  docker("network", "create", "--label", LABEL, PROJECT);
  for (const name of ["echo", "other", "app"]) {
    const network = ["--network", PROJECT, "--network-alias", name, "--env", `NAME=${name}`];
    docker(
      "run",
      "--detach",
      "--init",
      "--label",
      LABEL,
      ...network,
      PYTHON,
      "python3",
      "-c",
      ECHO,
    );
  }
  nginx = startNginx(PROJECT, { upstream, image: NGINX }, port);
});
afterAll(() => sweep(PROJECT));

/** An image with a front end that says which it is. */
function frontendImage(content: string): string {
  return imageWith([...FILES, `assets/${content}.css`], () => content);
}

/** An image with files where a front end's are, and with a link beside them. */
function imageWith(files: string[], textOf: (file: string) => string, link?: string): string {
  const directory = mkdtempSync(path.join(tmpdir(), "flask-serving-front-"));
  for (const file of files) {
    mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
    writeFileSync(path.join(directory, file), textOf(file));
  }
  if (link) symlinkSync("/etc/passwd", path.join(directory, link));
  writeFileSync(
    path.join(directory, "Dockerfile"),
    `FROM ${PYTHON}\nCOPY . ${FRONTEND_DIRECTORY}/\n`,
  );
  const image = docker("build", "--quiet", "--label", LABEL, directory);
  rmSync(directory, { recursive: true });
  return image;
}

/** Delivers a configuration with a front end, as NginxProxy does; gives the sentence of what failed. */
async function deliver(
  content: string,
  options: Partial<ProxyOptions> = {},
  files: Delivery["files"] = [],
): Promise<string> {
  const frontend = { appPaths: ["/api/"], fingerprint: content };
  const { conf, taking, spec } = proxyPlan("proxy", {
    upstream,
    frontend,
    image: NGINX,
    ...options,
  });
  const image = frontendImage(content);
  const tree = { name: FRONTEND_TREE, content, image, directory: FRONTEND_DIRECTORY };
  const delivery = {
    ...{ directory: CONF_DIRECTORY, user: spec.user, files: [...conf.files, ...files], taking },
    trees: [{ ...tree, user: "1000:1000" }],
  };
  return deliverFiles({ container: nginx, what: "proxy", delivery }).then(
    () => "delivered",
    (error: Error) => error.message,
  );
}

const get = (url: string) => fetch(`http://127.0.0.1:${port}${url}`, { redirect: "manual" });
const textOf = async (url: string) => (await get(url)).text();
const inNginx = (...argv: string[]) => docker("exec", nginx, ...argv);

/** What is asked for as it stands: fetch would tidy the path up. */
function asked(rawPath: string): string {
  const program = `exec 3<>/dev/tcp/127.0.0.1/80; printf 'GET %s HTTP/1.0\\r\\n\\r\\n' "$0" >&3; cat <&3`;
  return inNginx("bash", "-c", program, rawPath).split("\n").at(-1)!.trim();
}

test("nginx serves the front end, with types that a browser takes", async () => {
  expect(await deliver("one")).toBe("delivered");
  expect(await textOf("/any/page")).toBe("one");
  const types = ["/m.mjs", "/app.webmanifest", "/.well-known/s.txt"].map(async (file) =>
    (await get(file)).headers.get("content-type"),
  );
  expect(await Promise.all(types)).toEqual([
    "text/javascript; charset=utf-8",
    "application/manifest+json",
    "text/plain; charset=utf-8",
  ]);
});

test.each(["/.env", "/a/.git/config", "//.env", "/%2eenv", "/a/../.env"])(
  "%s is nobody's to read",
  (file) => {
    expect(inNginx("test", "-f", `${CONF_DIRECTORY}/current/frontend/.env`)).toBe("");
    expect(asked(file)).toContain("</html>");
  },
);

test.each([
  ["/api", "echo /api"],
  ["/api/items?q=a%2Fb", "echo /api/items?q=a%2Fb"],
  ["/internal/../api/x", "echo /api/x"],
  ["/internal/%2e%2e/api/x", "echo /api/x"],
  ["/api/a%20b%25", "echo /api/a%20b%25"],
  ["/api/http://a//b", "echo /api/http://a//b"],
  ["/api/../internal", "one"],
  ["/apiary", "one"],
])("%s: the app is asked for what nginx decided on: %s", (url, expected) => {
  expect(asked(url)).toBe(expected);
});

test("two refused deployments in a row leave the live front end whole, and the one before it", async () => {
  expect(await deliver("two")).toBe("delivered");
  const nowhere = { endpoints: [{ host: "nowhere.invalid", port: 1 }], keepsConnections: false };
  for (const refused of ["three", "four"]) {
    expect(await deliver(refused, { upstream: nowhere })).toMatch(
      /^proxy refuses its new files; those before stay in force:[^]*host not found in upstream/,
    );
    expect(await textOf("/")).toBe("two");
    expect(await textOf("/assets/one.css")).toBe("one");
  }
  expect(inNginx("ls", `${CONF_DIRECTORY}/trees`).split("\n")).toEqual(["one", "two"]);
  expect(inNginx("ls", `${CONF_DIRECTORY}/versions`).split("\n")).toHaveLength(1);
});

test("what is delivered while nginx starts is served", async () => {
  docker("restart", nginx);
  expect(await deliver("two")).toBe("delivered");
  expect(await textOf("/")).toBe("two");
});

test("a container that is started again serves what is in force by itself", async () => {
  docker("restart", nginx);
  await until(async () => (await textOf("/")) === "two");
});

describe("routes", () => {
  const other = { endpoints: [{ host: "other", port: 8000 }], keepsConnections: false };
  beforeAll(async () => {
    const routes = [
      { path: "/", upstream },
      { path: "/shop/", upstream: other },
      { path: "/shop/cart", upstream },
    ];
    const { conf, taking, spec } = proxyPlan("proxy", { routes, image: NGINX });
    const delivery = {
      directory: CONF_DIRECTORY,
      user: spec.user,
      files: conf.files,
      trees: [],
      taking,
    };
    await deliverFiles({ container: nginx, what: "proxy", delivery });
  });

  test.each([
    ["/", "echo /"],
    ["/shop", "other /shop"],
    ["/shop/a", "other /shop/a"],
    ["/shop/cart", "echo /shop/cart"],
    ["/shop/cart/1?a=b", "echo /shop/cart/1?a=b"],
    ["/shopping", "echo /shopping"],
    ["/shop/../a", "echo /a"],
    ["/x/../shop/a", "other /shop/a"],
    ["/a//shop/", "echo /a//shop/"],
  ])("%s: the longest path decides who answers, and to what: %s", (url, expected) => {
    expect(asked(url)).toBe(expected);
  });

  test("without a front end none is kept", () => {
    expect(inNginx("ls", `${CONF_DIRECTORY}/trees`)).toBe("");
  });
});

describe("beside an app", () => {
  const app = { endpoints: [{ host: "app", port: 8000 }], keepsConnections: false };
  const staticFiles = { path: "/static/", fingerprint: "of-the-app" };
  const ofTheApp = ["x.css", "sub/ä b.txt", ".env", "sub/.git/x"];
  const deliverFront = async (options: Partial<ProxyOptions>) => {
    const given = { upstream: app, image: NGINX, staticFiles, ...options };
    const { conf, taking, spec } = proxyPlan("proxy", given);
    const tree = { user: "1000:1000", directory: FRONTEND_DIRECTORY };
    const own = imageWith(ofTheApp, (file) => `static ${file}`, "link");
    const front = imageWith(FRONT_FILES, (file) => file);
    const trees = [
      { ...tree, name: STATIC_TREE, content: staticFiles.fingerprint, image: own },
      ...(options.frontend
        ? [{ ...tree, name: FRONTEND_TREE, content: options.frontend.fingerprint, image: front }]
        : []),
    ];
    const delivery = {
      directory: CONF_DIRECTORY,
      user: spec.user,
      files: conf.files,
      trees,
      taking,
    };
    await deliverFiles({ container: nginx, what: "proxy", delivery });
  };

  const STATIC: [string, string][] = [
    ["GET /static/x.css", "200 static x.css"],
    ["HEAD /static/x.css", "200"],
    ["GET /static/x.css?v=3", "200 static x.css"],
    ["GET /static/sub/%C3%A4%20b.txt", "200 static sub/ä b.txt"],
    ["GET /static/x.css Range: bytes=0-5", "206 static"],
    ["GET /secret/../static/x.css", "200 static x.css"],
    ["POST /static/x.css", "405"],
    ["GET /static", "200 app /static"],
    ["GET /static/", "200 app /static/"],
    ["GET /static/sub", "200 app /static/sub"],
    ["GET /static/gone.css?a=b%20c", "200 app /static/gone.css?a=b%20c"],
    ["POST /static/up", "200 app /static/up"],
    ["GET /static/%C3%A4%25.css", "200 app /static/%C3%A4%25.css"],
    ["GET /static/.env", "200 app /static/.env"],
    ["GET /static/sub/.git/x", "200 app /static/sub/.git/x"],
    ["GET /static/link", "200 app /static/link"],
    ["GET /static/..%2f..%2f..%2fetc/passwd", "400"],
  ];
  /** One service answers all that is no file: it gets each path as it came. */
  const AS_IT_CAME: [string, string][] = [
    ["GET /secret/../static/gone.css", "200 app /secret/../static/gone.css"],
    ["GET /@behind/app/static/x.css", "200 app /@behind/app/static/x.css"],
  ];
  /** Beside a front end it gets what nginx decided on, and what nginx decides by is nobody's to ask for. */
  const DECIDED: [string, string][] = [
    ["GET /secret/../static/gone.css", "200 app /static/gone.css"],
    ["GET /@behind/app/static/x.css", "404"],
  ];
  const asked = async ([request]: [string, string]) => {
    const { statusCode = 0, text } = await send(port, request);
    return [request, `${statusCode} ${statusCode < 300 ? text.trim() : ""}`.trim()];
  };

  test("its static files are nginx's, and what is none of them is asked of it", async () => {
    await deliverFront({});
    const all = [...STATIC, ...AS_IT_CAME];
    expect(await Promise.all(all.map(asked))).toEqual(all);
    const { headers } = await send(port, "GET /static/x.css");
    expect(headers).toMatchObject({ "content-type": "text/css; charset=utf-8" });
    expect(headers["cache-control"]).toBe("no-cache");
    const { statusCode } = await send(port, `GET /static/x.css If-None-Match: ${headers.etag}`);
    expect(statusCode).toBe(304);
    expect((await send(port, "GET /a/../static/../b%2Fc")).text).toBe("app /a/../static/../b%2Fc");
  });

  test("a front end gets the answers that it gets of Flask, and leaves it these files", async () => {
    await deliverFront({ frontend: { appPaths: APP_PATHS, fingerprint: "table" } });
    expect(await allOf(port)).toEqual(RIGHT);
    const all = [...STATIC, ...DECIDED];
    expect(await Promise.all(all.map(asked))).toEqual(all);
  });

  test("hundreds of paths are the app's", async () => {
    const appPaths = Array.from({ length: 500 }, (_, index) => `/path-${index}`);
    await deliverFront({ frontend: { appPaths, fingerprint: "table" } });
    expect((await send(port, "GET /path-499/x")).text).toBe("app /path-499/x");
    expect((await send(port, "GET /path-500/x")).text).toBe("index.html");
  });
});

test("a secret is for nginx's user alone, who cannot change what else it is given", async () => {
  const secret = { name: "tls.key", text: "of a door", secret: true };
  expect(await deliver("two", {}, [secret])).toBe("delivered");
  const current = `${CONF_DIRECTORY}/current`;
  expect(inNginx("stat", "--format", "%a %u:%g", `${current}/tls.key`)).toBe("400 101:101");
  expect(inNginx("cat", `${current}/tls.key`)).toBe("of a door");
  expect(() => inNginx("touch", `${current}/other`)).toThrow("Permission denied");
});

/** Resolves once something is so; what is refused meanwhile is no failure. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo().catch(() => false))) await new Promise((go) => setTimeout(go, 100));
}
