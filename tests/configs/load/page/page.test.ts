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

const timesCaption = (page: Page) =>
  page.locator("figure", { has: page.locator("[data-chart=times]") }).locator("figcaption");

test("response times over time have the average, half, 95 and 99 of 100 of each second", async () => {
  const { page } = await shown();
  const legend = await page.locator("[data-chart=times] .u-label").allInnerTexts();
  expect(legend.slice(1)).toEqual([
    "average",
    "half within",
    "95 of 100 within",
    "99 of 100 within",
  ]);
  expect(await timesCaption(page).innerText()).toBe(
    "Of what was answered in each second: the average, and within how long half of it was, 95 and 99 of 100. What is shaded does not count. Limits are dashed.",
  );
  await page.close();
  const without = await shown(documentOf({ thresholds: [] }));
  expect(await timesCaption(without.page).innerText()).not.toContain("Limits");
  await without.page.close();
});

test("where percentiles over time are not known there is the average, and why", async () => {
  const timeline = { seconds: 1, points: [], reason: "They are not known." };
  const { page, wrong } = await shown({ ...RUN, timeline });
  const legend = await page.locator("[data-chart=times] .u-label").allInnerTexts();
  expect(legend.slice(1)).toEqual(["average"]);
  expect(await timesCaption(page).innerText()).toMatch(
    /^The average of each second\. They are not known\./,
  );
  expect(wrong).toEqual([]);
  await page.close();
});

test("a part with too few answers has no 99 of 100, which the caption says", async () => {
  const few = RUN.timeline.points.map((point) => ({ ...point, p99ResponseMs: null }));
  const { page, wrong } = await shown({ ...RUN, timeline: { seconds: 4, points: few } });
  expect(await timesCaption(page).innerText()).toMatch(
    /^Of what was answered in every 4 s: .* 95 and 99 of 100\. Of fewer than 100 there is no 99 of 100, of fewer than 20 no 95\. What/,
  );
  expect(wrong).toEqual([]);
  await page.close();
});

/** How many points of a chart are of a colour of the page's. */
const inked = (page: Page, chart: string, name: string) =>
  page.evaluate<number>(`(() => {
    const canvas = document.querySelector("[data-chart=${chart}] canvas");
    const probe = document.createElement("canvas").getContext("2d");
    probe.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--${name}");
    const wanted = probe.fillStyle.match(/[0-9a-f]{2}/g).map((part) => parseInt(part, 16));
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4)
      count += wanted.every((part, index) => Math.abs(part - data[at + index]) < 3);
    return count;
  })()`);

test("a limit is drawn over the seconds, and one that is far above all of them is told", async () => {
  const limit = (max: number) =>
    documentOf({ thresholds: [{ ...threshold("avgResponseMs", true), max }] });
  const ink = async (max?: number) => {
    const { page } = await shown(max === undefined ? documentOf({ thresholds: [] }) : limit(max));
    const count = await inked(page, "times", "good");
    await page.close();
    return count;
  };
  const [none, near, far] = [await ink(), await ink(15), await ink(100_000)];
  expect(none).toBe(0);
  // Words alone are less than words and a line.
  expect(far).toBeGreaterThan(0);
  expect(near).toBeGreaterThan(2 * far);
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
  const markers = () =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll(".u-marker")].map((one) => getComputedStyle(one).borderTopColor)`,
    );
  const onScreen = await markers();
  await page.emulateMedia({ media: "print" });
  // Each has another colour there, as its line has.
  expect((await markers()).filter((one, at) => one === onScreen[at])).toEqual([]);
  const [printed = 0, letters = 0] = await lightness(page);
  expect(printed).toBe(255);
  expect(letters).toBeLessThan(60);
  await page.close();
});

test("a run of which nothing is known has a page, without charts", async () => {
  const nothing = {
    ...{ ...documentOf({ endpoints: [] }), course: [], percentiles: [], failures: [] },
    timeline: { seconds: 1, points: [] },
  };
  const { page, wrong } = await shown(nothing);
  expect(await page.locator("canvas").count()).toBe(0);
  expect(await page.locator("h1").innerText()).toContain("It decides nothing");
  expect(wrong).toEqual([]);
  await page.close();
});

test("it can be mailed, also of a day", () => {
  expect(reportPage(RUN, pageParts()).length).toBeLessThan(110_000);
  const points = Array.from({ length: 600 }, (_, at) => ({
    ...RUN.timeline.points[0]!,
    ...{ time: at * 144.123, requests: 123_456, avgResponseMs: 123.456, p99ResponseMs: 1200 },
  }));
  const course = points.map(({ time }) => ({ ...RUN.course[0]!, time }));
  const day = { ...RUN, course, timeline: { seconds: 144, points } };
  expect(reportPage(day, pageParts()).length).toBeLessThan(300_000);
});
