import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { load } from "../typescript.mjs";

const { readAppFiles } = load("components/image/app-files.ts");
const { readFrontend } = load("components/image/frontend-args.ts");
const { fingerprint } = load("configs/fingerprint.ts");

const LOOK_EVERY_MS = 500;

/** Waits until `stamp` says something else than before, or `isOver` says that nobody waits any more. */
export async function changeOf(stamp, before, isOver) {
  while (!isOver() && stamp() === before) await sleep(LOOK_EVERY_MS);
}

/** Changes when a file does that an image is made of. */
export function stampOfPackages({ packages }) {
  return packages.map(modified).join();
}

/** Changes when any file does: it may be the one that mends what failed. */
export function stampOfAll({ image: { appDir, exclude, frontend } }) {
  try {
    return fingerprint([readAppFiles(appDir, exclude), frontend && readFrontend(frontend)]);
  } catch (error) {
    // A file that was there when its directory was read may be gone now.
    return error.message;
  }
}

function modified(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? "gone";
}
