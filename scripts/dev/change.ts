import { statSync } from "node:fs";
import { poll } from "../../jobs/lib/poll";

import { readFrontend } from "../../components/image/frontend-args";
import { TIMES } from "../../components/image/read-app";
import { fingerprint } from "../../configs/fingerprint";
import type { DevService } from "../../program/development";
import type { SessionSettings } from "./settings";

const LOOK_EVERY_MS = 500;

/** Waits until `stamp` says something else than before, or `isOver` says that nobody waits any more. */
export async function changeOf(
  stamp: () => string,
  before: string,
  isOver: () => boolean,
): Promise<void> {
  const changed = () => (isOver() || stamp() !== before ? true : undefined);
  await poll(changed, { everyMs: LOOK_EVERY_MS });
}

/** Changes when a file does that an image is made of. */
export function stampOfPackages({ packages }: DevService): string {
  return packages.map(modified).join();
}

/** Changes when any file does: it may be the one that mends what failed. */
export function stampOfAll({ image: { appDir, exclude, frontend } }: SessionSettings): string {
  try {
    return fingerprint([
      TIMES.app(appDir, exclude),
      frontend && readFrontend(frontend, TIMES.frontend),
    ]);
  } catch (error) {
    // A file that was there when its directory was read may be gone now.
    return (error as Error).message;
  }
}

function modified(file: string): number | string {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? "gone";
}
