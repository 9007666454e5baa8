import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { poll } from "../../jobs/lib/poll";
import { startBrowser } from "../../tests/support/browser";
import { makeProject } from "../../tests/support/project";
import { SetupError } from "../setup/run";
import type { EditsRound } from "./edits-table";

/** How often it is looked whether an edit shows, and for how long. */
const PATIENCE = { everyMs: 10, timeoutMs: 60_000 };
/** Editors save at any moment between two looks of what watches the files. */
const UP_TO_MS = 1000;

/**
 * Measures, round by round, how long an edit takes until it shows under `npm run dev`.
 * @throws the signal's reason, once all is removed
 */
export async function measureEdits(rounds: number, signal: AbortSignal): Promise<EditsRound[]> {
  // A copy, whose files may be edited.
  const project = makeProject();
  const { directory } = project;
  const dev = spawn(process.execPath, ["scripts/main.js", "dev"], {
    // A process group of its own: a Ctrl-C is for this program, which then ends it.
    ...{ cwd: directory, detached: true, stdio: ["ignore", "ignore", "pipe"] },
  });
  try {
    const url = await address(dev);
    const browser = await startBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(url);
      return await measureRounds(rounds, { directory, url, page }, signal);
    } finally {
      await browser.close();
    }
  } finally {
    await end(dev);
    await project.remove();
  }
}

/** What is edited, and where it shows. */
interface Edited {
  directory: string;
  url: string;
  page: Page;
}

async function measureRounds(
  rounds: number,
  { directory, url, page }: Edited,
  signal: AbortSignal,
): Promise<EditsRound[]> {
  const answer = async () => (await (await fetch(`${url}api/about`)).json()) as { server: string };
  const button = () => page.getByRole("button").first().textContent();
  const python = rewriter(
    path.join(directory, "app", "app.py"),
    'request.environ["SERVER_SOFTWARE"]',
  );
  const vue = rewriter(
    path.join(directory, "app", "frontend", "src", "WhoAnswers.vue"),
    "Ask again",
  );
  const measured: EditsRound[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    signal.throwIfAborted();
    const mark = `round ${round}`;
    measured.push({
      python: await shows(
        () => python(`"${mark}"`),
        async () => (await answer()).server === mark,
      ),
      vue: await shows(
        () => vue(mark),
        async () => (await button()) === mark,
      ),
    });
    process.stderr.write(`${mark} of ${rounds}: ${JSON.stringify(measured.at(-1))}\n`);
  }
  return measured;
}

/** Puts something else in the place of a text of a file, each time. */
function rewriter(file: string, text: string): (other: string) => void {
  const before = readFileSync(file, "utf8");
  if (!before.includes(text)) throw new Error(`${file} has no ${text}`);
  return (other) => writeFileSync(file, before.replace(text, other));
}

/** How many seconds an edit takes until it is seen. */
async function shows(edit: () => void, isSeen: () => Promise<boolean>): Promise<number> {
  await sleep(Math.random() * UP_TO_MS);
  const start = performance.now();
  edit();
  // While the server starts anew nothing may answer.
  const look = async () => ((await isSeen().catch(() => false)) ? true : undefined);
  if (!(await poll(look, PATIENCE))) throw new SetupError("An edit did not show within a minute.");
  return (performance.now() - start) / 1000;
}

/** Where it shows the app, once it does. What it prints is read to its end. */
function address(dev: ChildProcess): Promise<string> {
  let printed = "";
  return new Promise((resolve, reject) => {
    const fail = () => reject(new SetupError(`npm run dev shows no page:\n${printed}`));
    dev.stderr?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const [, url] = /Open it: +(\S+)/.exec(printed) ?? [];
      if (url !== undefined) resolve(url);
      if (printed.includes("is tried again when a file changes")) fail();
    });
    dev.on("exit", fail);
  });
}

async function end(dev: ChildProcess): Promise<void> {
  if (dev.exitCode !== null || dev.pid === undefined) return;
  process.kill(-dev.pid, "SIGINT");
  await once(dev, "exit");
}
