import { Tuning } from "../../tuning";
import { canariesProblems } from "../canary-problems";
import { CanaryBy } from "../canary-settings";
import { because, block, type Directive, directive, whereIs } from "../core/directive";
import { made, variable } from "../core/token";
import type { Feature } from "../feature";
import { CANARY, groupsOf, STABLE } from "../groups";
import { type Canary, type Route, routesOf, type RoutesOptions } from "../route";

/** Some clients get a new version of the service. */
export const canary: Feature<RoutesOptions & { tuning?: Tuning | undefined }> = {
  options: {},
  tunings: [Tuning.Production],
  problems: canariesProblems,
  adds: (options) => {
    const route = splitOf(options);
    if (route === undefined) return {};
    const option = canaryOption(route);
    return {
      http: because(option, "A client gets the same version each time.", ...split(route)),
      server: because(
        option,
        "Which version a client has.",
        directive("add_header", "X-Version", [variable("our_version")], "always"),
      ),
    };
  },
  explain: (options) => {
    const { canary } = splitOf(options) ?? {};
    return (
      canary &&
      `Gives ${canary.percent} % of all clients, by ${shown(canary)}, the new version; X-Version says who got which.`
    );
  },
};

type Split = Route & { canary: Canary };

/** The route whose service has a new version, if one has. */
export function splitOf(options: RoutesOptions): Split | undefined {
  return routesOf(options).find((route): route is Split => route.canary !== undefined);
}

/** What its new version is called where somebody gave it. */
export function canaryOption({ option }: Route): string {
  return option === "" ? "canary" : `${option}.canary`;
}

function shown({ by = CanaryBy.Address, name }: Canary): string {
  return name === undefined ? by : `${by} ${name}`;
}

/** Without its cookie or header a client is none of those who are tried on. */
function split(route: Split): Directive[] {
  const { canary } = route;
  const [stable, next] = groupsOf(route).map(({ name }) => name);
  const part = block(
    "split_clients",
    [[variable(keyOf(canary))], made("our_part")],
    [whereIs(`${canary.percent}%`, CANARY), whereIs("*", STABLE)],
  );
  const version = block(
    "map",
    [[variable(keyOf(canary))], made("our_version")],
    [whereIs("", STABLE), directive("default", [variable("our_part")])],
  );
  const group = block(
    "map",
    [[variable("our_version")], made("our_group")],
    [directive("default", stable!), whereIs(CANARY, next!)],
  );
  return [part, version, group];
}

function keyOf({ by = CanaryBy.Address, name = "" }: Canary) {
  const low = name.toLowerCase().replaceAll("-", "_");
  const keys = { address: "remote_addr", cookie: `cookie_${low}`, header: `http_${low}` } as const;
  return keys[by];
}
