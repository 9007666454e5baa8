import type { Browser, Page } from "playwright-core";
import { comparisonPage } from "../../../configs/compare/page/page";
import { NOT_ASKED } from "../../../configs/compare/measured";
import { comparisonParts } from "../../../jobs/lib/comparison-parts";
import { compared, measurement } from "../../support/comparison";
import { startBrowser } from "../../support/browser";

const PARTS = comparisonParts();

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

async function shown(more: Parameters<typeof compared>[0] = {}, width = 1000): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.setContent(comparisonPage(compared(more), PARTS));
  return page;
}

test("the page says what the comparison says, and shows each verdict, candidate and round", async () => {
  const page = await shown();
  expect(await page.textContent("h1")).toMatch(/^fast carries more than gunicorn/);
  const sections = await page.$$eval("h2", (all) => all.map((one) => one.textContent));
  expect(sections).toEqual([
    ...["What it says", "What each came to", "By how much", "Where the CPU of a request goes"],
    ...["How long an answer waits", "The rounds", "The study's own load", "How it was measured"],
    "Every round",
  ]);
  expect(await page.locator("section", { hasText: "What it says" }).locator("li").count()).toBe(6);
  expect(
    await page.locator("section", { hasText: "Every round" }).last().locator("tbody tr").count(),
  ).toBe(32);
  await page.close();
});

test("an interval is drawn where it is: more than the reference to the right of 1, the noise around it", async () => {
  const page = await shown();
  const at = async (selector: string) => {
    const box = await page.locator(`figure >> nth=0 >> ${selector}`).first().boundingBox();
    return box!;
  };
  const [one, noise, told] = [
    await at("line.one"),
    await at("rect.noise"),
    await at("circle.told"),
  ];
  expect(noise.x).toBeLessThan(one.x);
  expect(noise.x + noise.width).toBeGreaterThan(one.x);
  expect(told.x).toBeGreaterThan(noise.x + noise.width);
  expect(await page.locator("figure >> nth=0 >> circle.open").count()).toBe(1);
  await page.close();
});

test("there is a dot for each round of each candidate", async () => {
  const page = await shown();
  expect(await page.locator("circle.round").count()).toBe(3 * 32);
  await page.close();
});

test("all of the rounds are in the page, as data", async () => {
  const page = await shown();
  const rows = await page.$eval("#comparison", (one) => JSON.parse(one.textContent ?? "").rows);
  expect(rows).toEqual(JSON.parse(JSON.stringify(compared().rows)));
  await page.close();
});

test("what a tool has said is text, whatever is in it", async () => {
  const why =
    'it ended: <img src=x onerror="document.title=1"></script><script>document.title=1</script>';
  const page = await shown({ refused: [{ candidate: "granian", why }] });
  expect(await page.title()).toBe("Ways to serve, compared with gunicorn");
  expect(await page.locator("section", { hasText: "Care" }).first().textContent()).toContain(why);
  expect(await page.locator("img").count()).toBe(0);
  await page.close();
});

test("of no rounds at all there is a page, which says that nothing is decided", async () => {
  const page = await shown({ rows: [] });
  expect(await page.textContent("h1")).toBe(
    "The comparison decides nothing: each of its verdicts is inconclusive.",
  );
  expect(await page.locator("figure").count()).toBe(0);
  await page.close();
});

test("on a narrow screen the words of a chart are as large as on a wide one, and no candidate's name is broken", async () => {
  const page = await shown({}, 380);
  const drawn = await page.$eval("svg", (one) => one.getBoundingClientRect().width);
  expect(drawn).toBeGreaterThanOrEqual(540);
  const styles = await page.evaluate<string[]>(
    "[...document.querySelectorAll('tbody th')].map((one) => getComputedStyle(one).whiteSpace)",
  );
  expect(new Set(styles)).toEqual(new Set(["nowrap"]));
  await page.close();
});

test("what was not asked is a dash in the table of rounds, and never NaN", async () => {
  const rows = [
    { ...measurement("fast without its log", 1, { perSecond: 1000 }), paced: NOT_ASKED },
  ];
  const page = await shown({ rows });
  const cells = await page.locator("section").last().locator("tbody td").allTextContents();
  expect(cells.slice(0, 4)).toEqual(["fast without its log", "1,000", "40.0", "–"]);
  expect(await page.textContent("main")).not.toContain("NaN");
  await page.close();
});

test("on a narrow screen nothing but tables is wider than it", async () => {
  const page = await shown({}, 380);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(380);
  await page.close();
});
