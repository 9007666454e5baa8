import { type Token, variable } from "./core/token";
import type { Route } from "./route";

/** What the two versions of a service are called, in an answer's X-Version and in the log. */
export const STABLE = "stable";
export const CANARY = "canary";

/** The groups of servers of a route: that of a new version is one of its own. */
export function groupsOf(route: Route): Route[] {
  const { canary, name } = route;
  if (canary === undefined) return [route];
  const { upstream } = canary;
  return [route, { ...route, name: `${name}-${CANARY}`, upstream, isNewVersion: true }];
}

/** What a route's requests are passed to: its group of servers, or what a client's version decides. */
export function groupOf({ name, canary }: Route): Exclude<Token, string> {
  return canary === undefined ? [name] : [variable("our_group")];
}

/** A route's name within that of a variable, which has no dash. */
export function ourName({ name }: Route): string {
  return name.replaceAll("-", "_");
}
