import { spawnSync } from "node:child_process";
import { setTimeout as after } from "node:timers/promises";
import { brotliDecompressSync } from "node:zlib";
import { defaultImages } from "../../../configs/default-images";
import { nginxHints } from "../../../configs/nginx/known-lines";
import type { ProxiedOptions } from "../../../configs/nginx/options";
import { startBareNginx } from "../../support/bare-nginx";
import { docker, freePort, logOf, sweep } from "../../support/docker";
import { forkyImage } from "../../support/forky";

jest.setTimeout(120_000);

const { python: PYTHON, nginx: NGINX } = defaultImages(process.env);
const PROJECT = `flask-serving-test-brotli-${process.pid}`;
const LABEL = `flask-serving.project=${PROJECT}`;
const TEXT = "body { color: rebeccapurple }\n".repeat(100);
const OPTIONS: ProxiedOptions = {
  upstream: { endpoints: [{ host: "up", port: 8001 }], keepsConnections: true },
  staticFiles: { path: "/static/", fingerprint: "files" },
  ...{ brotli: true, gzip: true },
};

let port: number;
beforeAll(async () => {
  const image = await forkyImage("brotli-nginx");
  docker("network", "create", "--label", LABEL, PROJECT);
  const up = docker(
    ...["create", "--init", "--label", LABEL, "--network", PROJECT, "--network-alias", "up"],
    ...[PYTHON, "python3", "/echo_upstream.py", "8001"],
  );
  docker("cp", "tests/fixtures/echo_upstream.py", `${up}:/echo_upstream.py`);
  docker("start", up);
  port = await freePort();
  const trees = { "files/a.css": TEXT };
  startBareNginx({ project: PROJECT, image, options: OPTIONS, published: port, trees });
  while ((await ask("/x").catch(() => undefined))?.status !== 200) await after(50);
});
afterAll(() => sweep(PROJECT));

const ask = (path: string, encodings = "identity") =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers: { "Accept-Encoding": encodings } });

test("a client that unpacks brotli gets it, of files and of the app's own texts", async () => {
  for (const path of ["/static/a.css", "/long"]) {
    const { headers } = await ask(path, "gzip, br");
    expect([path, headers.get("content-encoding"), headers.get("vary")]).toEqual([
      ...[path, "br", "Accept-Encoding"],
    ]);
  }
});

test("what it unpacks is what was packed, and a fraction of its length", () => {
  const asking = ["--silent", "--header", "Accept-Encoding: br"];
  const { stdout } = spawnSync("curl", [...asking, `http://127.0.0.1:${port}/static/a.css`]);
  expect(brotliDecompressSync(stdout).toString()).toBe(TEXT);
  expect(stdout.length).toBeLessThan(TEXT.length / 10);
});

test("one that does not is given what it takes", async () => {
  expect((await ask("/static/a.css", "gzip")).headers.get("content-encoding")).toBe("gzip");
  const plain = await ask("/static/a.css");
  expect([plain.headers.get("content-encoding"), await plain.text()]).toEqual([null, TEXT]);
});

test("of an image without the module nginx does not start, and a sentence says what to do", async () => {
  const published = await freePort();
  const without = startBareNginx({ project: PROJECT, image: NGINX, options: OPTIONS, published });
  docker("wait", without);
  expect(nginxHints(logOf(without))).toEqual([
    "The image's nginx has no brotli: name one by nginxImage that has, such as one with Debian's nginx and " +
      "libnginx-mod-http-brotli-filter, or leave nginx.brotli out.",
  ]);
});
