import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { type Browser, chromium, selectors } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** It looks for nothing beyond the pages that it is shown. */
const ALONE = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The Chromium of this machine, Debian's where there is none yet. */
export async function startBrowser(): Promise<Browser> {
  selectors.setTestIdAttribute("data-test");
  return chromium.launch({ executablePath: onPath() ?? installed(), args: ALONE });
}

function onPath(): string | undefined {
  const directories = (process.env.PATH ?? "").split(path.delimiter);
  const all = NAMES.flatMap((name) => directories.map((directory) => path.join(directory, name)));
  return all.find((file) => fs.existsSync(file));
}

function installed(): string {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "--no-install-recommends", "chromium"];
  for (const args of [["update"], install]) {
    const { status, stderr } = spawnSync("apt-get", args, { env, encoding: "utf8" });
    if (status !== 0) throw new Error(`Install Chromium for the tests: apt-get failed:\n${stderr}`);
  }
  return "/usr/bin/chromium";
}
