import { mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { Page } from "playwright-core";
import { startBrowser } from "../tests/support/browser";
import { record } from "./pictures/record";
import { screenOf } from "./pictures/screen";
import { terminalPicture } from "./pictures/terminal-picture";
import { ROOT } from "./setup/paths";
import { processEnvironment, setUp } from "./setup/setup";

const DIRECTORY = path.join(ROOT, "docs", "pictures");
const STACK = "gunicorn-nginx";
/** The longest line of the report fits, and its letters can be read where the picture is made narrower. */
const SIZE = { columns: 116, rows: 42 };

/** `npm run pictures`: deploys gunicorn-nginx anew, takes README's pictures of it, and removes it. */
export async function pictures(): Promise<void> {
  const env = processEnvironment(await setUp());
  mkdirSync(DIRECTORY, { recursive: true });
  const run = (command: string) => record(command, { cwd: ROOT, env, ...SIZE });
  const remove = `npm start -- --destroy ${STACK}`;
  await run(remove).catch(() => "It was not there.");
  const printed = await run("npm start");
  try {
    takeTerminal(printed);
    await takePage(/Open it: +(http\S+)/.exec(printed)?.[1] ?? "");
    await takeReport(/Report: +(file:\S+)/.exec(printed)?.[1] ?? "");
  } finally {
    await run(remove);
  }
}

/** What a user sees at the end, in the directory that `git clone` makes. */
function takeTerminal(printed: string): void {
  const lines = screenOf(printed.replaceAll(ROOT, "~/flask-serving"), SIZE.columns);
  const picture = terminalPicture("npm start", lines.slice(-SIZE.rows), SIZE.columns);
  writeFileSync(path.join(DIRECTORY, "terminal.svg"), picture);
}

/** One of several visitors, who keep more than one worker busy. */
async function takePage(address: string): Promise<void> {
  const browser = await startBrowser();
  const visit = async () => {
    const page = await browser.newPage({ deviceScaleFactor: 2 });
    await page.goto(address);
    return page;
  };
  const pages = await Promise.all([visit(), visit(), visit(), visit(), visit(), visit()]);
  await Promise.all(pages.map(askOften));
  const [page] = pages;
  // README is as white as the page: a frame tells them apart.
  await page.addStyleTag({ content: "body { border: 1px solid #d0d7de; border-radius: 10px }" });
  await page.locator("body").screenshot({ path: path.join(DIRECTORY, "page.png") });
  await browser.close();
}

/** The top of the run's report, down to its first chart. */
async function takeReport(address: string): Promise<void> {
  const browser = await startBrowser();
  const page = await browser.newPage({
    ...{ viewport: { width: 1000, height: 860 }, deviceScaleFactor: 1.05 },
  });
  await page.goto(address);
  await page.locator("canvas").first().waitFor();
  await page.screenshot({ path: path.join(DIRECTORY, "report.png") });
  await browser.close();
}

async function askOften(page: Page): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await page.getByRole("button", { name: "Ask 20 times at once" }).click();
    await page.locator("section[aria-busy=false]").waitFor();
  }
}
