import { block, type Directive, renderDirectives } from "../../../../configs/nginx/core/directive";
import type { Feature } from "../../../../configs/nginx/feature";
import { routesOf } from "../../../../configs/nginx/route";
import type { ProxiedOptions } from "../../../../configs/nginx/options";

export const UPSTREAM = { endpoints: [{ host: "web", port: 5901 }], keepsConnections: true };

/** What a feature adds at one place, as lines of text; of the first route, where the place is one of a route's. */
export function added(
  feature: Feature<ProxiedOptions>,
  place: "main" | "events" | "http" | "upstream" | "site" | "server" | "location",
  options: ProxiedOptions = {},
): string[] {
  const all = { upstream: UPSTREAM, ...options };
  return linesOf(directivesAt(feature, place, all)).map((line) => line.trim());
}

function directivesAt(
  feature: Feature<ProxiedOptions>,
  place: Parameters<typeof added>[1],
  options: ProxiedOptions,
): Directive[] {
  const additions = feature.adds(options);
  const [route] = routesOf(options);
  if (place === "upstream") return additions.upstream?.(route!) ?? [];
  if (place === "location")
    return additions.location?.({ route: route!, path: route!.paths[0]! }) ?? [];
  if (place === "site") return additions.site?.({ host: undefined }) ?? [];
  return additions[place] ?? [];
}

function linesOf(directives: Directive[]): string[] {
  return renderDirectives([block("http", [], directives)])
    .trimEnd()
    .split("\n")
    .slice(1, -1);
}
