import * as http from "node:http";
import * as https from "node:https";
import type { AddressInfo } from "node:net";
import {
  connectionsTaken,
  cpuSeconds,
  onStage,
  type Server,
  type Stage,
} from "../../../scripts/bench/stage";
import type * as building from "../../../jobs/build-image";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";
import { pem } from "../../support/pem";

jest.mock("../../../jobs/build-image", () => ({
  ...jest.requireActual<typeof building>("../../../jobs/build-image"),
  buildImage: () => Promise.resolve({ imageId: "sha256:app" }),
}));

const PROJECT = `flask-serving-bench-${process.pid}`;
const STAND = ["alone", "web", "nginx", "caching", "secure"];
const TLS = { cert: pem("shop.crt"), key: pem("shop.key") };

let docker: FakeDocker;
let server: http.Server;
let secure: https.Server;
beforeEach(async () => {
  server = http.createServer((_, response) => response.end("ok"));
  secure = https.createServer(TLS, (_, response) => response.end("ok"));
  for (const one of [server, secure])
    await new Promise<void>((resolve) => one.listen(0, "127.0.0.1", resolve));
  docker = fakeDocker();
  for (const command of [/^network/, /^cp/, /^start/, /^rm/, /^image rm/]) docker.answers(command);
  for (const name of STAND)
    docker.answers(new RegExp(`^create .*--name ${PROJECT}-${name} `), { stdout: `id-of-${name}` });
  docker.answers(/^port/, { stdout: `127.0.0.1:${portOf(server)}\n` });
  docker.answers(/^port id-of-secure 443$/, { stdout: `127.0.0.1:${portOf(secure)}\n` });
  docker.answers(/^ps --all/, { stdout: "one\ntwo\n" });
  docker.answers(/^images/, { stdout: "bench_web:tag\n<none>:<none>\n" });
});
afterEach(() => {
  for (const one of [server, secure]) {
    one.closeAllConnections();
    one.close();
  }
  docker.remove();
});

const portOf = (one: http.Server) => (one.address() as AddressInfo).port;
const never = new AbortController().signal;
const onlyOurs = `label=flask-serving.project=${PROJECT}`;

/** What took everything away. */
const removals = () => docker.lines().filter((line) => /^(rm|network rm|image rm)/.test(line));
const ALL_REMOVED = [
  "rm --force --volumes one",
  "rm --force --volumes two",
  `network rm ${PROJECT}`,
  "image rm bench_web:tag",
];

test("Gunicorn stands on it alone and behind nginx, each where this machine reaches it, and nothing is left", async () => {
  const seen = await onStage(never, ({ alone, behind, nginx, caching, secure }: Stage) =>
    Promise.resolve<Server[]>([alone, behind, nginx, caching, secure]),
  );
  const [plain, byTls] = [portOf(server), portOf(secure)];
  expect(seen).toEqual([
    ...STAND.slice(0, 4).map((name) => ({
      ...{ container: `id-of-${name}`, port: plain, secure: false },
    })),
    { container: "id-of-secure", port: byTls, secure: true },
  ]);
  const created = docker.lines().filter((line) => line.startsWith("create"));
  expect(created.every((line) => line.includes("--publish 127.0.0.1::"))).toBe(true);
  // One log a request: Gunicorn's own is off where nginx stands before it.
  expect(created.map((line) => line.includes("--access-logfile=-"))).toEqual([
    ...[true, false],
    ...[false, false, false],
  ]);
  expect(removals()).toEqual(ALL_REMOVED);
  expect(docker.lines().find((line) => line.startsWith("ps"))).toContain(onlyOurs);
});

test("what fails on it is told, once nothing is left", async () => {
  const failing = onStage(never, () => Promise.reject(new Error("no numbers")));
  await expect(failing).rejects.toThrow("no numbers");
  expect(removals()).toEqual(ALL_REMOVED);
});

test("what fails to start is told, once nothing is left", async () => {
  docker.answers(/^start id-of-nginx/, { exitCode: 1, stderr: "no memory\n" });
  await expect(onStage(never, () => Promise.resolve())).rejects.toThrow("no memory");
  expect(removals()).toEqual(ALL_REMOVED);
});

test("who ends it hears that, not that the docker client was ended too, and nothing is left", async () => {
  const ended = new AbortController();
  const act = () => {
    ended.abort(new Error("ended by its user"));
    return Promise.reject(new Error("docker exec failed with 130"));
  };
  await expect(onStage(ended.signal, act)).rejects.toThrow("ended by its user");
  expect(removals()).toEqual(ALL_REMOVED);
});

test("who ends it while a server does not answer yet does not wait for that", async () => {
  server.close();
  server.closeAllConnections();
  const ended = AbortSignal.timeout(1);
  await expect(onStage(ended, () => Promise.resolve())).rejects.toThrow(/timeout/);
  expect(removals()).toEqual(ALL_REMOVED);
});

test("a server's CPU and its connections are read within its container", async () => {
  docker.answers(/^exec id sh -c/, { stdout: "usage_usec 2500000\nnr_throttled 0\n" });
  docker.answers(/^exec id grep/, {
    stdout: "Tcp: RtoMin ActiveOpens PassiveOpens\nTcp: 200 7 42\n",
  });
  const container = { container: "id", port: 1 };
  expect(await cpuSeconds(container)).toBe(2.5);
  expect(await connectionsTaken(container)).toBe(42);
});
