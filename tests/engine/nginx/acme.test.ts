import type { X509Certificate } from "node:crypto";
import * as tls from "node:tls";
import { setTimeout as after } from "node:timers/promises";
import { defaultImages } from "../../../configs/default-images";
import { acmePlan } from "../../../configs/nginx/acme-plan";
import { containersOf, docker, freePort, inspect, logOf } from "../../support/docker";
import { type Pebble, startPebble } from "../../support/pebble";
import { makeProject, type Project, succeeded } from "../../support/project";
import { put } from "../../support/scratch";
import { startClients } from "../../support/steady-clients";

jest.setTimeout(180_000);

const STACK = "gunicorn-nginx";
const NAME = "shop.example";
const APP =
  "from flask import Flask\n\napp = Flask(__name__)\n" +
  'app.route("/", methods=["GET", "POST"])(lambda: {"a": 1})\n';
/** Of a certificate, in seconds: the client renews so short a one when half of it is over, or before as the CA says. */
const VALID = 60;

/** Where no CA is. */
const NOBODY = "https://127.0.0.1:9/dir";

let project: Project;
let pebble: Pebble;
let port: number;
/** What the first `up` printed. */
let printed: string;
/** A client of ACME whose CA is away: it takes lego half a minute to give up. */
let unheard: string;
beforeAll(async () => {
  project = makeProject({ refresh: false });
  port = await freePort();
  const redirectFrom = await freePort();
  pebble = await startPebble({
    label: label(),
    names: [NAME],
    httpPort: redirectFrom,
    seconds: VALID,
  });
  unheard = startUnheard();
  put(project.directory, "shop/app.py", APP);
  put(project.directory, "shop/requirements.txt", "flask\n");
  const ports = { publish: String(port), redirectFrom: String(redirectFrom) };
  await project.stack(STACK, { appDir: "shop", load: "off", ...ports });
  await setAcme(account());
  printed = succeeded(await project.up(STACK)).output;
});
afterAll(() => project.remove());

/** What nginx is told of the CA. */
function account() {
  const { uri, certificate: trustedCertificate } = pebble;
  const agreed = { contact: "admin@shop.example", acceptTermsOfService: true };
  return { ...agreed, uri, trustedCertificate, checkEvery: "1s" };
}

function startUnheard(): string {
  const image = defaultImages(process.env).lego;
  const { spec } = acmePlan({ ...account(), uri: NOBODY, image }, [NAME], "101:101");
  const env = Object.entries(spec.env).flatMap((pair) => ["--env", pair.join("=")]);
  const [program = "", ...words] = spec.command;
  const how = ["--user", "101:101", "--entrypoint", program, "--label", label()];
  return docker("run", "--detach", ...how, ...env, image, ...words);
}

async function setAcme(acme: object): Promise<void> {
  const value = JSON.stringify({ serverName: NAME, acme });
  succeeded(await project.pulumi(["config", "set", "nginx", value, "--stack", STACK]));
}

const byTls = () => ({ servername: NAME, ca: pebble.root, headers: { Host: NAME } });

/** The certificate that a client is shown who trusts the CA alone. */
function shown(): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ ...byTls(), host: "127.0.0.1", port }, () => {
      resolve(socket.getPeerX509Certificate()!);
      socket.destroy();
    });
    socket.on("error", reject);
  });
}

const label = () => `flask-serving.project=${project.name}`;
const part = (name: string) => containersOf(project.name, STACK, name)[0] ?? "none";

test("a page comes by https with the CA's certificate, which is renewed under load, and no request is lost", async () => {
  const first = await shown();
  expect(first.subjectAltName).toBe(`DNS:${NAME}`);
  const clients = startClients(port, byTls());
  let renewed = first;
  while (renewed.serialNumber === first.serialNumber) {
    await after(200);
    renewed = await shown();
  }
  await after(500);
  await clients.stop();
  expect(clients.seen.failed).toEqual({});
  expect(clients.seen.last).toEqual({ a: 1 });
  expect(clients.seen.answered.length).toBeGreaterThan(500);
  // Who comes while it changes is never shown one with the key of the other.
  expect(renewed.publicKey.equals(first.publicKey)).toBe(true);
});

test("the key is read by nginx and the client of ACME alone, and is in no state, log, preview or variable", async () => {
  const files = ["/var/tmp/tls.key", "/var/tmp/lego"];
  const modes = docker("exec", part("proxy"), "stat", "--format", "%a %u", ...files);
  expect(modes.split("\n")).toEqual(["600 101", "700 101"]);
  const keys = docker("exec", part("proxy-acme"), "sh", "-c", "cat $(find /var/tmp -name '*.key')");
  const secrets = keys.split("\n").filter((line) => line !== "" && !line.startsWith("-----"));
  expect(secrets.length).toBeGreaterThanOrEqual(6);
  const state = succeeded(await project.pulumi(["stack", "export", "--stack", STACK])).output;
  const preview = succeeded(await project.pulumi(["preview", "--diff", "--stack", STACK])).output;
  const ran = ["proxy", "proxy-acme"].flatMap((name) => [
    logOf(part(name)),
    JSON.stringify(inspect(part(name))),
  ]);
  const known = [printed, state, preview, ...ran];
  expect(known.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
});

test("nginx cannot write where its certificate is; what gets it has no rights, no port and no way to the app", () => {
  const { HostConfig, Mounts, NetworkSettings } = inspect(part("proxy-acme"));
  expect(HostConfig).toMatchObject({
    ...{ ReadonlyRootfs: true, CapDrop: ["ALL"], SecurityOpt: ["no-new-privileges"] },
    ...{ PidsLimit: 4096, Memory: 128 << 20, PortBindings: {} },
  });
  expect((Mounts as { Destination: string }[]).map((one) => one.Destination)).toEqual(["/var/tmp"]);
  const ofNginx = inspect(part("proxy"));
  const shared = { Destination: "/var/tmp", RW: false };
  expect(ofNginx.Mounts).toContainEqual(expect.objectContaining(shared));
  const [own, theirs] = [NetworkSettings, ofNginx.NetworkSettings].map((one) =>
    Object.keys((one as { Networks: object }).Networks),
  );
  expect(own).toHaveLength(1);
  expect(theirs).not.toContain(own![0]);
});

test("where the CA is away that is told, and what to look at", () => {
  expect(docker("wait", unheard)).toBe("1");
  expect(logOf(unheard).trim().split("\n").at(-1)).toBe(
    `No certificate for ${NAME}: the CA at ${NOBODY} does not answer. Look whether this machine reaches it, and, ` +
      "where it is one of your own, whether acme.trustedCertificate is its.",
  );
});

test("where the CA refuses, a deployment fails with why and what to do, and the certificate before stays in force, in other networks too", async () => {
  const before = await shown();
  const networks = inspect(part("proxy")).NetworkSettings;
  for (const pair of [
    ["publicUrl", "https://elsewhere.example"],
    ["egress", "internet"],
  ])
    succeeded(await project.pulumi(["config", "set", ...pair, "--stack", STACK]));
  const { exitCode, output } = await project.up(STACK);
  expect(exitCode).not.toBe(0);
  expect(output).toContain("proxy-acme ended instead of serving");
  expect(output).toContain("urn:ietf:params:acme:error:");
  expect(output).toContain(
    `No certificate for ${NAME}, elsewhere.example: the CA at ${pebble.uri} refuses it; why, is above. It asks for ` +
      `http://${NAME}/.well-known/acme-challenge/ on port 80: each name has to lead to this host, and that port to ` +
      "redirectFrom.",
  );
  expect(inspect(part("proxy")).NetworkSettings).not.toEqual(networks);
  expect((await shown()).publicKey.equals(before.publicKey)).toBe(true);
});
