import { mkdirSync, rmdirSync } from "node:fs";
import * as path from "node:path";
import type { Mount } from "../../configs/container/docker-argv";

/**
 * Makes the directories that a mount within a mount needs: the outer one is the user's, where Docker would
 * leave them as root's.
 * @returns those that were made, the innermost first
 */
export function makeMountPoints(mounts: readonly Mount[]): string[] {
  return mounts.flatMap(({ target }) => {
    const outer = mounts.find((one) => target.startsWith(`${one.target}/`));
    if (!outer) return [];
    const point = path.join(outer.source, path.relative(outer.target, target));
    const first = mkdirSync(point, { recursive: true });
    return first ? between(point, first) : [];
  });
}

/** Removes them again; what somebody has put something into stays. */
export function removeMountPoints(points: readonly string[]): void {
  for (const point of points) {
    try {
      rmdirSync(point);
    } catch (error) {
      if (!["ENOTEMPTY", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? ""))
        throw error;
    }
  }
}

function between(point: string, first: string): string[] {
  return point === first ? [point] : [point, ...between(path.dirname(point), first)];
}
