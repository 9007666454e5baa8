import type { Browser, Page } from "playwright-core";
import { again } from "../../../../configs/compare/page/again";
import { mainOf } from "../../../../configs/compare/page/content";
import { comparisonPage } from "../../../../configs/compare/page/page";
import type { Comparison } from "../../../../configs/compare/result";
import { headline } from "../../../../configs/compare/summary";
import { comparisonParts } from "../../../../jobs/lib/comparison-parts";
import { startBrowser } from "../../../support/browser";
import { compared } from "../../../support/comparison";

const PARTS = comparisonParts();
const TOLD = compared();

let browser: Browser;
let page: Page;
let wrong: string[];
beforeAll(async () => {
  browser = await startBrowser();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  wrong = [];
  page.on("pageerror", ({ message }) => wrong.push(message));
  page.on("request", (request) => wrong.push(request.url()));
});
afterEach(async () => {
  expect(wrong).toEqual([]);
  await page.close();
});
afterAll(() => browser.close());

const open = (told: Comparison) => page.setContent(comparisonPage(told, PARTS));
const status = () => page.textContent("#status");
const round = (number: number) => page.getByLabel(String(number), { exact: true });

/** A text of HTML as a browser tells it of an element that has it. */
const asShown = (source: string) =>
  page.evaluate<string>(
    `Object.assign(document.createElement("main"), { innerHTML: ${JSON.stringify(source)} }).innerHTML`,
  );
const main = () => page.innerHTML("main");

test("the page computes all that it says again from its rounds, and says that the numbers are the same", async () => {
  await open(TOLD);
  expect(await status()).toBe("Computed again here from the 8 rounds: all numbers are the same.");
});

test("a page whose numbers were changed says so", async () => {
  const [first, ...rest] = TOLD.verdicts;
  await open({
    ...TOLD,
    verdicts: [{ ...first!, sentence: "fast is ten times as fast." }, ...rest],
  });
  expect(await status()).toBe(
    "Computed again here from the rounds, numbers differ: do not trust this page.",
  );
});

test("without a round the page says what the comparison says of the others", async () => {
  await open(TOLD);
  await round(3).uncheck();
  await round(5).uncheck();
  const fewer = again(TOLD, { without: [3, 5], reference: "gunicorn" });
  expect(await main()).toBe(await asShown(mainOf(fewer)));
  expect(await page.textContent("h1")).toBe(headline(fewer));
  expect(headline(fewer)).not.toBe(headline(TOLD));
  expect(await status()).toBe("Changed here: these are not the outputs of the comparison.");
});

test("beside another candidate it says what the comparison says with that one as the reference", async () => {
  await open(TOLD);
  await page.getByLabel("Compared with").selectOption("fast");
  const beside = again(TOLD, { without: [], reference: "fast" });
  expect(await main()).toBe(await asShown(mainOf(beside)));
  expect(await page.locator("main").textContent()).toContain("gunicorn carries less than fast");
});

test("one button leads back to what was measured, and what was left out counts again", async () => {
  await open(TOLD);
  await round(1).uncheck();
  await page.getByLabel("Compared with").selectOption("same");
  await page.getByRole("button", { name: "As it was measured" }).click();
  await page.waitForFunction(`document.getElementById("status").textContent === ""`);
  expect(await main()).toBe(await asShown(mainOf(TOLD)));
  expect(await round(1).isChecked()).toBe(true);
  expect(await page.getByLabel("Compared with").inputValue()).toBe("gunicorn");
});

test("what a tool has said stays text when it is written again", async () => {
  const why = "it ended: <img src=x onerror=document.title=1></main><script>alert(1)</script>";
  await open(compared({ refused: [{ candidate: "granian", why }] }));
  await round(2).uncheck();
  expect(await page.locator("main").textContent()).toContain(why);
  expect(await page.locator("img").count()).toBe(0);
});

test("on a narrow screen what can be changed is not wider than it, however long a name is", async () => {
  const long = "gunicorn-nginx-baseline";
  const rows = TOLD.rows.map((row) => (row.slot === "fast" ? { ...row, slot: long } : row));
  await open(compared({ candidates: ["gunicorn", long, "same"], rows }));
  await page.setViewportSize({ width: 340, height: 800 });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(340);
  const select = await page.getByLabel("Compared with").boundingBox();
  expect(select!.x + select!.width).toBeLessThanOrEqual(340);
});

test("of no rounds there is nothing to change", async () => {
  await open(compared({ rows: [] }));
  expect(await page.isVisible("#again")).toBe(false);
});
