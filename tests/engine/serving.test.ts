import * as fs from "node:fs";
import * as path from "node:path";
import { containersOf, docker, freePort, inspect, leftOf } from "../support/docker";
import { makeProject, type Project, succeeded } from "../support/project";

jest.setTimeout(600_000);

const STACK = "gunicorn-nginx";
/** The one that runs beside it. */
const OTHER = "dev-server";
const SUBNET = `10.201.${process.pid % 256}.0/24`;

/** What the tests ask of the app, besides what the sample has. */
const ROUTES = `

@app.get("/api/headers")
def headers():
    return dict(request.headers)


@app.get("/api/connection")
def connection():
    return request.environ["REMOTE_PORT"]
`;

let project: Project;
let port: number;
beforeAll(async () => {
  project = makeProject({ refresh: false });
  port = await freePort();
  fs.appendFileSync(file("app/app.py"), ROUTES);
  // The ids of a Mac's user, whose group has another name in Debian.
  await project.stack(OTHER, { load: "off", uid: "501", gid: "20" });
  await Promise.all([up(), project.up(OTHER).then(succeeded)]);
});
afterAll(() => project.remove());

const file = (name: string) => path.join(project.directory, name);
const containerOf = (component: string) => containersOf(project.name, STACK, component)[0] ?? "";
const get = (url: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${url}`, init);

async function up(): Promise<void> {
  await project.stack(STACK, { load: "off", publish: String(port), subnet: SUBNET });
  succeeded(await project.up(STACK));
}

/** The file of styles that the page names. */
async function styleOf(): Promise<string> {
  const page = await (await get("/")).text();
  const [style] = /\/assets\/[\w-]+\.css/.exec(page) ?? [];
  if (style === undefined) throw new Error(`expected a file of styles in:\n${page}`);
  return style;
}

test.each(["web", "proxy"])(
  "%s has a read-only root, no capability and a limit of everything",
  (component) => {
    const { Config, HostConfig } = inspect(containerOf(component));
    expect(Config.User).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(HostConfig).toMatchObject({
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      CapAdd: null,
      Privileged: false,
      SecurityOpt: ["no-new-privileges"],
      LogConfig: { Type: "json-file", Config: { "max-size": "10m", "max-file": "3" } },
      RestartPolicy: { Name: "unless-stopped" },
    });
    expect(HostConfig.Memory).toBeGreaterThan(0);
    expect(HostConfig.MemorySwap).toBe(HostConfig.Memory);
    expect(HostConfig.Ulimits).toEqual([{ Name: "nofile", Soft: 16384, Hard: 16384 }]);
    expect(HostConfig.Binds ?? []).not.toContainEqual(expect.stringMatching(/^\//));
  },
);

test("its networks have the addresses that were asked for, a quarter each", () => {
  const format = "{{range .IPAM.Config}}{{.Subnet}}{{end}}";
  const { networks = [] } = leftOf(project.name, STACK);
  const subnets = networks.map((one) => docker("network", "inspect", "--format", format, one));
  const start = SUBNET.replace(/0\/24$/, "");
  expect(subnets.sort()).toEqual([`${start}0/26`, `${start}128/26`]);
});

test("connections to Gunicorn are used again", async () => {
  const connections = new Set<string>();
  // Each of nginx's workers keeps its own.
  for (let request = 0; request < 50; request += 1) {
    connections.add(await (await get("/api/connection")).text());
  }
  expect(connections.size).toBeLessThan(50);
});

test("the logs of what serves are free of errors", () => {
  for (const component of ["web", "proxy"]) {
    const log = docker("logs", containerOf(component));
    expect(log).not.toMatch(/traceback|exception|\b(error|emerg|crit|alert)\b/i);
  }
});

test("certificates that the build trusts do not stay in the image", async () => {
  const { image } = await project.outputs(STACK);
  const find = ["find", "/", "-xdev", "-name", "ca-bundle.crt*"];
  const found = docker("run", "--rm", "--user", "0", image as string, ...find);
  expect(found).toBe("");
  expect(docker("history", "--no-trunc", image as string)).not.toContain("ca-bundle");
});

test("a changed app and page are served, from an image of their own, and the old image goes", async () => {
  fs.appendFileSync(file("app/app.py"), '\n\n@app.get("/api/new")\ndef new():\n    return "new"\n');
  fs.appendFileSync(file("app/frontend/src/style.css"), "\nb{color:red}\n");
  const { image: before } = await project.outputs(STACK);
  const style = await styleOf();
  await up();
  expect(await (await get("/api/new")).text()).toBe("new");
  expect(() => docker("image", "inspect", before as string)).toThrow("No such image");

  // A page that was open before asks for what it was made of.
  expect(await styleOf()).not.toBe(style);
  expect((await get(style)).status).toBe(200);
});

test("the app learns the client's address, and nothing that a client says of itself", async () => {
  const forged = { "X-Forwarded-For": "6.6.6.6", "X-Forwarded-Proto": "https", Forwarded: "for=6" };
  const seen = (await (await get("/api/headers", { headers: forged })).json()) as object;
  expect(seen).toMatchObject({
    "X-Forwarded-For": expect.stringMatching(/^(?!6\.)\d+\.\d+\.\d+\.\d+$/),
    "X-Forwarded-Proto": "http",
    Host: `127.0.0.1:${port}`,
  });
  expect(seen).not.toHaveProperty("Forwarded");
});

test("to destroy one of two running stacks leaves the other whole", async () => {
  const before = leftOf(project.name, STACK);
  const [web = ""] = containersOf(project.name, OTHER, "web");
  expect(docker("exec", web, "id")).toMatch(/^uid=501\(app\) gid=20\(dialout\)/);
  succeeded(await project.destroy(OTHER));
  expect(leftOf(project.name, STACK)).toEqual(before);
  expect((await get("/api/healthz")).status).toBe(200);
});

test("the servers end by themselves when they are told to, within their grace", () => {
  for (const component of ["proxy", "web"]) {
    docker("stop", containerOf(component));
    // Killed, it would be 137.
    expect(inspect(containerOf(component)).State.ExitCode).toBe(0);
  }
  for (const component of ["web", "proxy"]) docker("start", containerOf(component));
});
