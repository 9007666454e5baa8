import type { Browser, Page } from "playwright-core";
import { comparisonPage } from "../../../../configs/compare/page/page";
import { comparisonParts } from "../../../../jobs/lib/comparison-parts";
import { ablated } from "../../../support/ablated";
import { startBrowser } from "../../../support/browser";
import { compared } from "../../../support/comparison";

const PARTS = comparisonParts();

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

async function shown(of = ablated(), width = 1000): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.setContent(comparisonPage(of, PARTS));
  return page;
}

const SECTION = "section:has(h2:text-is('One thing at a time'))";
/** Carried, forward: the first of the four. */
const FIRST = `${SECTION} >> figure >> nth=0`;
interface Edges {
  left: number;
  right: number;
}
/** What the page itself finds in one of the figures. */
const within = <T>(page: Page, figure: number, found: string) =>
  page.evaluate<T>(
    `(({ all }) => ${found})({ all: (name) => [...[...document.querySelectorAll("h2")]
      .find((one) => one.textContent === "One thing at a time")
      .parentElement.querySelectorAll("figure")[${figure}].querySelectorAll(name)] })`,
  );
const edgesOf = (page: Page, figure: number) =>
  within<Edges[]>(
    page,
    figure,
    'all("rect.step").map((one) => one.getBoundingClientRect()).map(({ left, right }) => ({ left, right }))',
  );

test("it has two measures in two orders, each with a bar a change, and a table of the same", async () => {
  const page = await shown();
  const captions = await page.locator(`${SECTION} >> figcaption`).allTextContents();
  expect(captions.map((text) => text.trim().split(", as")[0])).toEqual([
    ...["carries, forward", "carries, in the reverse order"],
    ...["CPU a request, forward", "CPU a request, in the reverse order"],
  ]);
  expect(await page.locator(`${FIRST} >> rect.step`).count()).toBe(3);
  expect(await page.locator(`${SECTION} >> tbody tr`).count()).toBe(3);
  await page.close();
});

test("each bar begins where the one before it ended, and more is to the right", async () => {
  const page = await shown();
  const [proxy, keepAlive, log] = await edgesOf(page, 0);
  expect(proxy!.left).toBeCloseTo(keepAlive!.left, 0);
  expect(keepAlive!.right).toBeGreaterThan(keepAlive!.left);
  expect(keepAlive!.right).toBeLessThan(proxy!.right);
  expect(
    Math.min(...[log!.left, log!.right].map((x) => Math.abs(x - keepAlive!.right))),
  ).toBeLessThan(3);
  await page.close();
});

test("both orders have one scale: half as much is as far in one as in the other", async () => {
  const page = await shown();
  const [forward, reverse] = [await edgesOf(page, 0), await edgesOf(page, 1)];
  const perLog = (edges: Edges, ratio: number) => (edges.right - edges.left) / -Math.log(ratio);
  const [one, other] = [perLog(forward[0]!, 0.6), perLog(reverse[0]!, 0.7)];
  expect(one / other).toBeGreaterThan(0.95);
  expect(one / other).toBeLessThan(1.05);
  await page.close();
});

test("of two rounds the intervals are wider than the picture: they end at its edges, and the bars can be told", async () => {
  const { rows } = ablated({}, { noise: 0.06 });
  const page = await shown(ablated({ rows: rows.filter(({ round }) => round <= 2) }));
  const inside =
    'all("line.reach").every((one) => +one.getAttribute("x1") >= 130 && +one.getAttribute("x2") <= 500)';
  expect(await within(page, 0, inside)).toBe(true);
  const [proxy] = await edgesOf(page, 0);
  expect(proxy!.right - proxy!.left).toBeGreaterThan(50);
  await page.close();
});

test("a gain, a loss and what may be neither differ in form or in words, not by colour alone", async () => {
  const page = await shown();
  const kinds = (figure: number) =>
    within<string[]>(page, figure, 'all("rect.step").map((one) => one.getAttribute("class"))');
  expect(await kinds(0)).toEqual(["step loss", "step gain", "step open"]);
  const words = await page.locator(`${FIRST} >> text.value`).allTextContents();
  expect(words.map((text) => text.split(", ")[1])).toEqual(["less", "more", undefined]);
  // What needs less CPU is a gain.
  expect(await kinds(2)).toEqual(["step loss", "step gain", "step open"]);
  const widths = 'all("rect.open").map((one) => getComputedStyle(one).strokeWidth)';
  expect(await within(page, 0, widths)).toEqual(["2px"]);
  await page.close();
});

test("of no rounds there are no numbers, and nothing is drawn beyond the picture", async () => {
  const page = await shown(ablated({ rows: [] }));
  const text = await page.locator(SECTION).textContent();
  expect(text).toContain("too few rounds");
  expect(text).not.toMatch(/NaN|Infinity|undefined/);
  await page.close();
});

test("where it was not asked for, the page has nothing of it", async () => {
  const page = await shown(compared());
  expect(await page.locator(SECTION).count()).toBe(0);
  await page.close();
});

test("on a narrow screen the words of a chart are whole, and the page is no wider than it", async () => {
  const page = await shown(ablated(), 380);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(380);
  const inside =
    'all("text").map((one) => one.getBBox()).every(({ x, width }) => x >= 0 && x + width <= 720)';
  expect(await within(page, 0, inside)).toBe(true);
  await page.close();
});
