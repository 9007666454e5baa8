import { execFile } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { httpHealthCheck } from "../../../configs/server/http-health";
import { put, scratchDirectory } from "../../support/scratch";

let server: Server | undefined;
/** Where it is asked: the app's directory. */
let cwd: string;
beforeEach(() => (cwd = scratchDirectory()));
afterEach(() => {
  rmSync(cwd, { recursive: true });
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** What the check says of a server: nothing where it is content. */
async function checked(listener: RequestListener, healthTimeoutSeconds = 5): Promise<string> {
  server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  return check((server.address() as AddressInfo).port, healthTimeoutSeconds);
}

function check(port: number, healthTimeoutSeconds: number): Promise<string> {
  const asked = { port, healthPath: "/healthz?deep=1", healthTimeoutSeconds };
  const [program = "", ...argv] = httpHealthCheck(asked).command;
  return new Promise((resolve) => {
    execFile(program, argv, { cwd }, (error, _, stderr) => resolve(error ? stderr.trim() : ""));
  });
}

test.each([200, 302, 401, 404])("any answer below 500 will do: %d", async (status) => {
  // Where the redirect leads, nobody answers.
  const answer: RequestListener = (_, response) =>
    response.writeHead(status, { Location: "https://127.0.0.1:1/login" }).end();
  expect(await checked(answer)).toBe("");
});

test.each(["http.py", "socket.py", "email.py", "selectors.py"])(
  "an app may have a %s of its own beside it",
  async (file) => {
    put(cwd, file, "raise SystemExit('the app is asked')\n");
    expect(await checked((_, response) => response.end())).toBe("");
  },
);

test("one of 500 and more is told by path and status", async () => {
  const paths: (string | undefined)[] = [];
  const said = await checked((request, response) => {
    paths.push(request.url);
    response.writeHead(503).end();
  });
  expect(said).toBe("healthPath /healthz?deep=1 answers with status 503: any below 500 will do");
  expect(paths).toEqual(["/healthz?deep=1"]);
});

test("no answer in time is told by the key that gives more", async () => {
  expect(await checked(() => {}, 1)).toBe(
    "healthPath /healthz?deep=1 has no answer within 1 s: a slow one gets more by healthTimeoutSeconds",
  );
});

test("an answer may take its time, and its body need not end", async () => {
  const slow: RequestListener = (_, response) => void setTimeout(() => response.write("a"), 1500);
  expect(await checked(slow)).toBe("");
});

test("what does not listen, and what does not speak HTTP, is told so", async () => {
  expect(await check(1, 5)).toBe(
    "healthPath /healthz?deep=1 has no answer: nothing listens on port 1 yet",
  );
  expect(await checked((request) => void request.socket.end("no HTTP\r\n\r\n"))).toMatch(
    /^healthPath .* has no answer: BadStatusLine/,
  );
});
