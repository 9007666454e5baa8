import { mkdirSync, rmdirSync } from "node:fs";
import path from "node:path";

/**
 * Makes the directories that a mount within a mount needs: the outer one is the user's, where Docker would
 * leave them as root's.
 * @returns those that were made, the innermost first
 */
export function makeMountPoints(mounts) {
  return mounts.flatMap(({ target }) => {
    const outer = mounts.find((one) => target.startsWith(`${one.target}/`));
    if (!outer) return [];
    const point = path.join(outer.source, path.relative(outer.target, target));
    const first = mkdirSync(point, { recursive: true });
    return first ? between(point, first) : [];
  });
}

/** Removes them again; what somebody has put something into stays. */
export function removeMountPoints(points) {
  for (const point of points) {
    try {
      rmdirSync(point);
    } catch (error) {
      if (!["ENOTEMPTY", "ENOENT"].includes(error.code)) throw error;
    }
  }
}

function between(point, first) {
  return point === first ? [point] : [point, ...between(path.dirname(point), first)];
}
