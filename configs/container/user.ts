import type { Problem } from "../problems";
import { IDS } from "./ids";

/** The problem with a text that is no numeric user with its group, neither of them root, if there is one. */
export function userProblems(path: string, got: unknown): Problem[] {
  const ids = typeof got === "string" ? /^([1-9]\d{0,9}):([1-9]\d{0,9})$/.exec(got) : null;
  if (ids?.slice(1).every((id) => Number(id) <= IDS.max)) return [];
  const expected = "a numeric user and group that are not root's, such as 1000:1000";
  return [{ path, expected, got }];
}
