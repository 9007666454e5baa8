import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { reportPage } from "../../../../configs/load/page/page";
import { METRICS } from "../../../../configs/load/stats";
import { valueText } from "../../../../configs/load/value-text";
import { pageParts } from "../../../../jobs/lib/page-parts";
import { startBrowser } from "../../../support/browser";
import { documentOf } from "../../../support/load-document";

jest.setTimeout(120_000);

const HOSTILE = "</script><script>document.title='hit'</script><!-- \"'&\n漢";
const threshold = (metric: "p95ResponseMs" | "avgResponseMs", isMet: boolean) => ({
  ...{ metric, max: 15, withinRounding: false, isMet },
  sentence: `${metric} was judged.`,
});
const RUN = documentOf({
  thresholds: [threshold("p95ResponseMs", false), threshold("avgResponseMs", true)],
});

let browser: Browser;
beforeAll(async () => void (browser = await startBrowser()));
afterAll(() => browser.close());

/** A page that nothing but itself gives anything: what it says is wrong, and what it asks for, are kept. */
async function shown(run = RUN, options: BrowserContextOptions = {}) {
  const page = await browser.newPage({ viewport: { width: 1100, height: 800 }, ...options });
  const wrong: string[] = [];
  page.on("console", (message) => wrong.push(message.text()));
  page.on("pageerror", ({ message }) => wrong.push(message));
  await page.route("**", (route) => {
    wrong.push(route.request().url());
    return route.abort();
  });
  await page.setContent(reportPage(run, pageParts()));
  return { page, wrong };
}

const visibleRows = (page: Page) => page.locator("#endpoints tbody tr:not([hidden])").count();

test("it shows the outputs' own numbers, asks nothing of a network, and logs no error", async () => {
  const { page, wrong } = await shown();
  for (const name of [
    "avgResponseMs",
    "p99ResponseMs",
    "requestsPerSecond",
    "failureRatio",
  ] as const) {
    const text = valueText({ number: RUN[name], unit: METRICS[name].unit });
    expect(await page.locator(`[data-metric=${name}]`).textContent()).toBe(text);
  }
  expect(await page.locator("h1").innerText()).toContain("✗ missed It misses 1 of 2 thresholds");
  expect(await page.locator("canvas").count()).toBe(3);
  const embedded = await page.locator("#run").textContent();
  expect(JSON.parse(embedded ?? "")).toEqual(JSON.parse(JSON.stringify(RUN)));
  expect(wrong).toEqual([]);
  await page.close();
});

test("all that is saved is what it holds", async () => {
  const { page } = await shown();
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  expect(download.suggestedFilename()).toBe("load-report.json");
  await page.close();
});

test("each verdict, limit and line has a sign of its own beside its colour", async () => {
  const { page } = await shown();
  const marks = await page.locator(".mark").allInnerTexts();
  expect(marks.every((text) => /^[✓✗?●] \w+$/.test(text))).toBe(true);
  const dashes = await page.evaluate<string[]>(
    `[...document.querySelectorAll("[data-chart=load] .u-marker")].map(
      (one) => getComputedStyle(one).borderTopStyle)`,
  );
  expect(new Set(dashes).size).toBeGreaterThan(1);
  await page.close();
});

test("names that would be HTML, a script or a comment are text", async () => {
  const endpoint = { ...RUN.endpoints[0]!, method: HOSTILE, name: HOSTILE };
  const failures = [{ method: HOSTILE, name: HOSTILE, error: HOSTILE, count: 1 }];
  const run = { ...documentOf({ endpoints: [endpoint], load: HOSTILE }), failures, stack: HOSTILE };
  const { page, wrong } = await shown(run);
  expect(await page.title()).not.toBe("hit");
  expect(await page.locator("#endpoints tbody th").textContent()).toContain(HOSTILE);
  expect(await page.locator("script").count()).toBe(3);
  expect(wrong).toEqual([]);
  await page.close();
});

test("of 2500 endpoints some are shown, the slowest are found by a click, each by its name", async () => {
  const endpoints = Array.from({ length: 2500 }, (_, index) => ({
    ...{ ...RUN.endpoints[0]!, name: `/api/things/${index}`, avgResponseMs: index },
  }));
  const { page, wrong } = await shown(documentOf({ endpoints }));
  expect(await visibleRows(page)).toBe(25);
  await page.getByRole("button", { name: "average" }).click();
  expect(await page.locator("#endpoints tbody th").first().innerText()).toBe(
    "GET /api/things/2499",
  );
  await page.getByRole("searchbox").fill("things/77");
  expect(await page.getByRole("status").innerText()).toBe("11 of 11 shown");
  await page.getByRole("searchbox").fill("");
  await page.getByRole("button", { name: "Show all" }).click();
  expect(await visibleRows(page)).toBe(2500);
  expect(wrong).toEqual([]);
  await page.close();
});

test.each([
  ["a phone", { viewport: { width: 360, height: 700 } }],
  ["a wide screen", { viewport: { width: 1600, height: 900 } }],
])("on %s nothing is wider than it", async (_, options) => {
  const { page } = await shown(RUN, options);
  const width = await page.evaluate<number>("document.documentElement.scrollWidth");
  expect(width).toBe(options.viewport.width);
  await page.close();
});

/** How light a page's paper and its ink are, from 0 to 255. */
function lightness(page: Page): Promise<number[]> {
  return page.evaluate(`["backgroundColor", "color"].map((name) =>
    Number(/\\d+/.exec(getComputedStyle(document.body)[name])[0]))`);
}

test("it is dark where the reader's screen is, and never on paper", async () => {
  const { page } = await shown(RUN, { colorScheme: "dark" });
  const [paper = 0, ink = 0] = await lightness(page);
  expect(paper).toBeLessThan(60);
  expect(ink).toBeGreaterThan(200);
  await page.emulateMedia({ media: "print" });
  const [printed = 0, letters = 0] = await lightness(page);
  expect(printed).toBe(255);
  expect(letters).toBeLessThan(60);
  await page.close();
});

test("a run of which nothing is known has a page, without charts", async () => {
  const nothing = { ...documentOf({ endpoints: [] }), course: [], percentiles: [], failures: [] };
  const { page, wrong } = await shown(nothing);
  expect(await page.locator("canvas").count()).toBe(0);
  expect(await page.locator("h1").innerText()).toContain("It decides nothing");
  expect(wrong).toEqual([]);
  await page.close();
});

test("it can be mailed", () => {
  expect(reportPage(RUN, pageParts()).length).toBeLessThan(100_000);
});
