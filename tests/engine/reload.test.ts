import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { defaultImages } from "../../configs/default-images";
import { CONF_DIRECTORY } from "../../configs/nginx/places";
import { proxyPlan } from "../../configs/nginx/plan";
import { deliverFiles } from "../../jobs/deliver-files";
import { docker, sweep } from "../support/docker";
import { startNginx } from "../support/nginx-container";

jest.setTimeout(120_000);

const { python: PYTHON, nginx: NGINX } = defaultImages(process.env);
const PROJECT = `flask-serving-test-reload-${process.pid}`;
const LABEL = `flask-serving.project=${PROJECT}`;
const RELOADS = 20;

/** An upstream that takes what nginx's workers, old and new, ask at once. */
const UPSTREAM = `
import http.server
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(b"here")
    def log_message(self, *_): pass
class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128
Server(("", 8000), Answer).serve_forever()`;

const upstream = { endpoints: [{ host: "web", port: 8000 }], keepsConnections: false };
const inNetwork = ["--network", PROJECT, "--label", LABEL, "--init"];

let nginx: string;
beforeAll(async () => {
  docker("network", "create", "--label", LABEL, PROJECT);
  const web = ["run", "--detach", ...inNetwork, "--network-alias", "web"];
  docker(...web, PYTHON, "python3", "-c", UPSTREAM);
  nginx = startNginx(PROJECT, { upstream, image: NGINX });
  await deliver(1);
});
afterAll(() => sweep(PROJECT));

/** Has nginx take another configuration, as a deployment with a changed option does. */
async function deliver(maxBodyMb: number): Promise<void> {
  const { conf, taking, spec } = proxyPlan("proxy", { upstream, image: NGINX, maxBodyMb });
  const { files } = conf;
  const delivery = { directory: CONF_DIRECTORY, user: spec.user, files, trees: [], taking };
  await deliverFiles({ container: nginx, what: "proxy", delivery });
}

/** Clients whose connections stay open, that ask until their input ends. */
async function startClients(): Promise<ChildProcessByStdio<Writable, Readable, null>> {
  const program = readFileSync("tests/support/steady_requests.py", "utf8");
  const run = ["run", "--rm", "--interactive", ...inNetwork, PYTHON];
  const clients = spawn("docker", [...run, "python3", "-c", program, "proxy"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(clients.stdout, "readable");
  return clients;
}

test("no request is lost when nginx reloads, on connections that stay open between requests", async () => {
  const clients = await startClients();
  for (let reload = 1; reload <= RELOADS; reload += 1) await deliver(1 + reload);
  clients.stdin.end();
  const printed = await text(clients.stdout);
  const { requests, failures } = JSON.parse(printed.split("\n").at(-2) ?? "") as {
    requests: number;
    failures: Record<string, number>;
  };
  expect(failures).toEqual({});
  expect(requests).toBeGreaterThan(RELOADS);
});
