import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { Browser } from "playwright-core";
import { parseLocustStats } from "../../components";
import { comparisonDocument } from "../../configs/compare/document";
import { startBrowser } from "../support/browser";
import { compared, measurement } from "../support/comparison";
import { containersOf, docker, freePort, inspect, leftOf } from "../support/docker";
import { makeProject, type Project, SHORT_LOAD, succeeded } from "../support/project";

jest.setTimeout(180_000);

let project: Project;
let browser: Browser;
beforeAll(async () => {
  project = makeProject({ refresh: false });
  keepComparison(path.join(project.directory, "results", "compare", "compare-1"));
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await project.remove();
});

/** A comparison in which nginx took 100 µs for a request, in each of two ways. */
function keepComparison(directory: string): void {
  const work = { proxy: { cpuSeconds: 0.5, taken: 1 }, server: { cpuSeconds: 2, taken: 1 } };
  const rows = ["gunicorn-nginx", "gunicorn-nginx-baseline"].map((slot) => ({
    ...{ ...measurement(slot, 1, { perSecond: 1000 }), work },
  }));
  mkdirSync(directory, { recursive: true });
  const document = JSON.stringify(comparisonDocument(compared({ rows })));
  writeFileSync(path.join(directory, "report.json"), document);
}

const FORETOLD =
  "nginx costs 100 µs of CPU a request (100 to 100), 25 % of what the server uses, as the last comparison has it for GET /api/items.";

test("before anything runs a preview foretells what nginx will cost, as the last comparison has it", async () => {
  await project.stack("gunicorn-nginx", { ...SHORT_LOAD });
  const { output } = succeeded(await project.pulumi(["preview", "--stack", "gunicorn-nginx"]));
  expect(output).toContain(FORETOLD);
});

const GTHREAD = ["--workers=4", "--worker-class=gthread", "--threads=4"];
const SYNC = ["--workers=4", "--worker-class=sync"];

// A stack is deployed once, and the one with all parts then becomes the study's.
describe.each([
  { stack: "dev-server", tuning: "production", components: ["web"], argv: ["--no-reload"] },
  { stack: "gunicorn", tuning: "production", components: ["web"], argv: GTHREAD },
  { stack: "gunicorn-nginx", tuning: "production", components: ["proxy", "web"], argv: GTHREAD },
  { stack: "gunicorn-nginx", tuning: "baseline", components: ["proxy", "web"], argv: SYNC },
])("stack $stack, tuning $tuning", ({ stack, tuning, components, argv }) => {
  let port: number;
  let printed: string;
  const container = (component: string) => inspect(containersOf(project.name, stack, component)[0]);

  beforeAll(async () => {
    port = await freePort();
    await project.stack(stack, { ...SHORT_LOAD, tuning, publish: String(port) });
    printed = succeeded(await project.up(stack)).output;
  });

  test("comes up without a warning", () => {
    expect(printed).not.toMatch(/warning:/i);
  });

  test("shows the load while it runs", () => {
    expect(printed).toMatch(/1 s: 20 users, \d+ requests\/s, \d+ ms on average, 0 failed/);
  });

  test("its outputs are the numbers of the CSV", async () => {
    const outputs = await project.outputs(stack);
    const csv = readFileSync(path.join(project.directory, outputs.statsCsv as string), "utf8");
    // Its warnings are of more than the CSV.
    const { warnings } = outputs;
    expect(outputs).toMatchObject({ ...parseLocustStats(csv), warnings });
    expect(outputs.requestCount).toBeGreaterThan(0);
    expect(outputs.failureCount).toBe(0);
    expect([outputs.topology, outputs.tuning]).toEqual([stack, tuning]);
    expect(outputs.assumed.length > 0).toBe(tuning === "baseline");
  });

  test("what the load test has of nginx confirms or corrects what the last comparison foretold", async () => {
    const { hop } = await project.outputs(stack);
    if (!components.includes("proxy")) return expect(hop).toBeNull();
    expect(hop.foretold).toBe(FORETOLD);
    // Which of the two the machine decides.
    expect(hop.measured).toMatch(/^(confirmed|corrected): the load test has \d+ µs/);
  });

  test("a client gets the app's answer", async () => {
    const response = await fetch(`http://127.0.0.1:${port}/api/items/3`);
    expect(await response.json()).toEqual({ id: 3, name: "item 3", price: 4.5 });
    expect(response.headers.get("x-served-by")).toMatch(/^process \d+$/);
    expect(response.headers.get("server")?.startsWith("nginx") ?? false).toBe(
      components.includes("proxy"),
    );
  });

  test("a browser shows the page, which tells the stack and the worker, and finds its way", async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const told = (what: string) => page.getByTestId(what).innerText();
    expect(await told("stack")).toBe(stack);
    expect(await told("worker")).toMatch(/^\d+$/);
    expect(await told("server")).toMatch(stack === "dev-server" ? /^Werkzeug/ : /^gunicorn/);
    expect((await told("front")).startsWith("nginx")).toBe(components.includes("proxy"));
    await page.getByRole("button", { name: "Ask 20 times at once" }).click();
    await page.waitForFunction(
      "[...document.querySelectorAll('td:last-child')].reduce((sum, { innerText }) => sum + Number(innerText), 0) === 21",
    );
    await page.getByRole("link", { name: "Items" }).click();
    await page.getByText("50 items").waitFor();
    // A path that only the page knows.
    await page.reload();
    await page.getByText("50 items").waitFor();
    await page.close();
  });

  test("a browser may keep what is named after its content, and nothing else", async () => {
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    const index = await get("/");
    const [script = ""] = /\/assets\/[\w-]+\.js/.exec(await index.text()) ?? [];
    const kept = (await get(script)).headers.get("cache-control")?.split(", ").sort();
    expect(kept).toEqual(["immutable", "max-age=31536000", "public"]);
    expect(index.headers.get("cache-control")).toBe("no-cache");
    expect((await get("/assets/index-OLD12345.js")).status).toBe(404);
    expect((await get("/api/none")).status).toBe(404);
    // The app's own answer, not the page; and what is hidden is not even looked for.
    expect((await get("/api")).status).toBe(404);
    expect((await get("/.env")).status).toBe(404);
  });

  test("only its front is published, on 127.0.0.1", () => {
    const published = components.map((component) => [
      component,
      Object.values(container(component).HostConfig.PortBindings ?? {}).flat(),
    ]);
    const binding = { HostIp: "127.0.0.1", HostPort: String(port) };
    expect(Object.fromEntries(published)).toEqual({ web: [], [components[0] ?? ""]: [binding] });
  });

  test("the tuning's values are in force", () => {
    expect(container("web").Config.Cmd).toEqual(expect.arrayContaining(argv));
    if (!components.includes("proxy")) return;
    const conf = docker("exec", container("proxy").Id as string, "cat", "/conf/current/nginx.conf");
    expect(/keepalive \d+;/.test(conf)).toBe(tuning === "production");
    expect(conf.includes("proxy_pass http://web:5901;")).toBe(tuning === "baseline");
  });

  test("nothing is to be changed after it, refreshed, and no second load is run", async () => {
    const { statsCsv } = await project.outputs(stack);
    // It refreshes first, as Pulumi.yaml asks.
    const up = ["up", "--yes", "--skip-preview", "--expect-no-changes", "--stack", stack];
    succeeded(await project.pulumi(up));
    expect((await project.outputs(stack)).statsCsv).toBe(statsCsv);
  });
});

test("Pulumi.dev.yaml deploys as it is, on a free port and for a short time", async () => {
  succeeded(await project.pulumi(["stack", "init", "dev"]));
  const port = String(await freePort());
  for (const [key, value] of Object.entries({ publish: port, runTime: "2s", settleTime: "1s" })) {
    succeeded(await project.pulumi(["config", "set", key, value, "-s", "dev"]));
  }
  succeeded(await project.up("dev"));
  const { topology, requestCount } = await project.outputs("dev");
  expect(topology).toBe("gunicorn-nginx");
  expect(requestCount).toBeGreaterThan(0);
});

test("destroy leaves no container, network, volume or image", async () => {
  const stacks = ["dev-server", "gunicorn", "gunicorn-nginx", "dev"];
  const ended = await Promise.all(stacks.map((stack) => project.destroy(stack)));
  ended.forEach(succeeded);
  expect(leftOf(project.name)).toEqual({ containers: [], networks: [], volumes: [], images: [] });
});
