import * as net from "node:net";
import type { AddressInfo } from "node:net";
import { firstFreePort, assertPortFree } from "../../../scripts/start/ports";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";
import { freePort } from "../../support/docker";

let client: FakeDocker;
let taker: net.Server;
let taken: number;
beforeEach(async () => {
  client = fakeDocker();
  client.answers(/^ps/);
  taker = net.createServer();
  await new Promise<void>((resolve) => taker.listen(0, "127.0.0.1", resolve));
  taken = (taker.address() as AddressInfo).port;
});
afterEach(() => {
  taker.close();
  client.remove();
});

test("a port is offered on which nobody listens", async () => {
  const port = await firstFreePort();
  expect(port).toBeGreaterThanOrEqual(8080);
  const server = net.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  server.close();
});

test("a port on which another program listens is refused, with the line that gives another", async () => {
  await expect(assertPortFree(taken, "gunicorn")).rejects.toThrow(
    `publish: expected a free port of 127.0.0.1, got ${taken}, on which another program listens.\n` +
      `End that program, or give the stack another port: pulumi config set publish ${taken + 1} -s gunicorn`,
  );
});

test("a port that the stack itself has, and one that is free, will do", async () => {
  await assertPortFree(await freePort(), "gunicorn");
  client.answers(/^ps --quiet --filter label=flask-serving.stack=gunicorn/, { stdout: "1a2b\n" });
  await assertPortFree(taken, "gunicorn");
});
