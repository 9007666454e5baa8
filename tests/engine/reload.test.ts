import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { defaultImages } from "../../configs/default-images";
import { containersOf, docker, inspect } from "../support/docker";
import { makeProject, type Project, succeeded } from "../support/project";

jest.setTimeout(180_000);

const STACK = "gunicorn-nginx";
const RELOADS = 20;
const PROGRAM = fs.readFileSync(
  path.join(__dirname, "..", "support", "steady_requests.py"),
  "utf8",
);

let project: Project;
beforeAll(async () => {
  project = makeProject({ refresh: false });
  await project.stack(STACK, { load: "off" });
  succeeded(await project.up(STACK));
});
afterAll(() => project.remove());

/** The workers of an nginx, which a reload replaces. */
function workersOf(proxy: string): string {
  const lines = docker("top", proxy, "-eo", "pid,args").split("\n");
  return lines.filter((line) => line.includes("nginx: worker")).join("\n");
}

test("no request is lost when nginx reloads, whatever asks over connections that stay open", async () => {
  const [proxy = ""] = containersOf(project.name, STACK, "proxy");
  const [network = ""] = Object.keys(inspect(proxy).NetworkSettings.Networks);
  const run = ["run", "--rm", "--interactive", "--network", network];
  const image = defaultImages(process.env).python;
  const client = spawn("docker", [...run, image, "python3", "-c", PROGRAM, "proxy"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(client.stdout, "readable");
  for (let reload = 0; reload < RELOADS; reload += 1) {
    const before = workersOf(proxy);
    docker("exec", proxy, "nginx", "-c", "/conf/nginx.conf", "-s", "reload");
    while (workersOf(proxy) === before);
  }
  client.stdin.end("\n");
  const printed = await text(client.stdout);
  const { requests, failures } = JSON.parse(printed.split("\n").at(-2) ?? "") as {
    requests: number;
    failures: Record<string, number>;
  };
  expect(requests).toBeGreaterThan(RELOADS);
  expect(failures).toEqual({});
});
