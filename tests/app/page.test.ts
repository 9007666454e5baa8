import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { Browser, Page, Route } from "playwright-core";
import { startBrowser } from "../support/browser";

jest.setTimeout(120_000);

const ORIGIN = "http://page.test";
const ITEMS = JSON.stringify([{ id: 1, name: "item 1", price: 1.5 }]);
const ABOUT = JSON.stringify({ stack: "gunicorn", worker: 7, server: "gunicorn" });

let directory: string;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), "flask-serving-page-"));
  fs.cpSync("app/frontend", directory, { recursive: true });
  npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
  npm("run", "build");
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  fs.rmSync(directory, { recursive: true });
});
beforeEach(async () => {
  page = await browser.newPage();
  await page.route(`${ORIGIN}/**`, serve);
});
afterEach(() => page.close());

const waiting = () => page.getByRole("status");
const busy = () => page.locator("section").getAttribute("aria-busy");

describe.each([
  { name: "the first page", at: "/", asks: "/api/about", body: ABOUT, shows: "gunicorn" },
  { name: "the list", at: "/items", asks: "/api/items", body: ITEMS, shows: "item 1" },
])("$name", ({ at, asks, body, shows }) => {
  test("says that it waits, until the app has answered", async () => {
    const route = await held(at, asks);
    expect(await waiting().innerText()).toMatch(/^Asking the app/);
    expect(await busy()).toBe("true");
    await route.fulfill({ body, contentType: "application/json" });
    await page.getByText(shows).first().waitFor();
    expect(await waiting().count()).toBe(0);
    expect(await busy()).toBe("false");
  });

  test.each([
    ["answers with an error", { status: 502 }, `${asks} answers 502`],
    ["does not answer", null, `${asks} does not answer: is the app still up?`],
  ])("tells when the app %s, and asks again at a click", async (_, answer, sentence) => {
    const route = await held(at, asks);
    await (answer ? route.fulfill(answer) : route.abort());
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain(sentence);
    expect(await waiting().count()).toBe(0);
    expect(await busy()).toBe("false");
    await page.route(`${ORIGIN}${asks}`, (next) => next.fulfill({ json: JSON.parse(body) }));
    await page.getByRole("button", { name: /again$/ }).click();
    await page.getByText(shows).first().waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});

test("the page says that it loads before its script has come", async () => {
  await page.route(`${ORIGIN}/assets/*.js`, () => {});
  await page.goto(ORIGIN, { waitUntil: "commit" });
  expect(await waiting().innerText()).toBe("Loading…");
});

/** Opens the page and gives its first question, which stays unanswered. */
async function held(at: string, asks: string): Promise<Route> {
  const question = new Promise<Route>((resolve) => page.route(`${ORIGIN}${asks}`, resolve));
  await page.goto(ORIGIN + at);
  return question;
}

/** A file of the built front end; its index.html for each path that is none. */
function serve(route: Route): Promise<void> {
  const file = path.join(directory, "dist", new URL(route.request().url()).pathname);
  const isFile = fs.existsSync(file) && fs.statSync(file).isFile();
  return route.fulfill({ path: isFile ? file : path.join(directory, "dist/index.html") });
}

function npm(...args: string[]): void {
  const { status, stderr } = spawnSync("npm", args, { cwd: directory, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm ${args.join(" ")} failed:\n${stderr}`);
}
