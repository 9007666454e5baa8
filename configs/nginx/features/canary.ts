import {
  choiceProblems,
  isRecord,
  optionalProblems,
  patternProblems,
  type Problem,
} from "../../problems";
import { Tuning } from "../../tuning";
import { CanaryBy } from "../canary-settings";
import { because, block, type Directive, directive, whereIs } from "../core/directive";
import { made, type Token, variable } from "../core/token";
import type { Feature } from "../feature";
import { type Canary, Protocol, type Route, type RoutesOptions } from "../route";
import { upstreamProblems } from "../route-problems";

/** What the two versions are called, in an answer's X-Version and in the log; and their groups of servers. */
const STABLE = { version: "stable", group: "app" };
const CANARY = { version: "canary", group: "app-canary" };

/** Some clients get a new version of the service. */
export const canary: Feature<RoutesOptions & { tuning?: Tuning | undefined }> = {
  options: {},
  tunings: [Tuning.Production],
  problems: canaryProblems,
  adds: ({ canary }) =>
    canary === undefined
      ? {}
      : {
          http: because("canary", "A client gets the same version each time.", ...split(canary)),
          server: because(
            "canary",
            "Which version has answered.",
            directive("add_header", "X-Version", [variable("our_version")], "always"),
          ),
        },
  explain: ({ canary }) =>
    canary &&
    `Gives ${canary.percent} % of all clients, by ${shown(canary)}, the new version; X-Version says who got which.`,
};

/** The groups of servers of a route: that of a new version is one of its own. */
export function groupsOf(route: Route): Route[] {
  const { canary } = route;
  if (canary === undefined) return [route];
  return [route, { ...route, name: CANARY.group, upstream: canary.upstream, isNewVersion: true }];
}

/** What a route's requests are passed to: its group of servers, or what a client's version decides. */
export function groupOf({ name, canary }: Route): Token {
  return canary === undefined ? `http://${name}` : ["http://", variable("our_group")];
}

function shown({ by = CanaryBy.Address, name }: Canary): string {
  return name === undefined ? by : `${by} ${name}`;
}

/** Without its cookie or header a client is none of those who are tried on. */
function split(canary: Canary): Directive[] {
  const { percent } = canary;
  const part = block(
    "split_clients",
    [[variable(keyOf(canary))], made("our_part")],
    [whereIs(`${percent}%`, CANARY.version), whereIs("*", STABLE.version)],
  );
  const version = block(
    "map",
    [[variable(keyOf(canary))], made("our_version")],
    [whereIs("", STABLE.version), directive("default", [variable("our_part")])],
  );
  const group = block(
    "map",
    [[variable("our_version")], made("our_group")],
    [directive("default", STABLE.group), whereIs(CANARY.version, CANARY.group)],
  );
  return [part, version, group];
}

function keyOf({ by = CanaryBy.Address, name = "" }: Canary) {
  const low = name.toLowerCase().replaceAll("-", "_");
  const keys = { address: "remote_addr", cookie: `cookie_${low}`, header: `http_${low}` } as const;
  return keys[by];
}

function canaryProblems(options: RoutesOptions & { tuning?: Tuning | undefined }): Problem[] {
  const { canary: got } = options;
  if (got === undefined) return [];
  if (!isRecord(got)) return [{ path: "canary", expected: "{ upstream, percent }", got }];
  const { percent, by = CanaryBy.Address, name } = got as Partial<Canary>;
  return [
    ...upstreamProblems("canary.upstream", got.upstream),
    ...percentProblems(percent),
    ...choiceProblems("canary.by", by, Object.values(CanaryBy)),
    ...nameProblems(by, name),
    ...protocolProblems(got.upstream, options.upstream),
    ...alone(options),
  ];
}

/** What is said to one is said to the other. */
function protocolProblems(got: unknown, upstream: unknown): Problem[] {
  const protocol = (of: unknown) => (isRecord(of) ? (of.protocol ?? Protocol.Http) : undefined);
  if (!isRecord(got) || !isRecord(upstream) || protocol(got) === protocol(upstream)) return [];
  const expected = `that of upstream, ${String(protocol(upstream))}`;
  return [{ path: "canary.upstream.protocol", expected, got: got.protocol }];
}

/** nginx counts in hundredths of a percent. */
function percentProblems(got: unknown): Problem[] {
  const isShare =
    typeof got === "number" && got >= 0.01 && got <= 99.99 && /^\d+(\.\d{1,2})?$/.test(String(got));
  const expected = "a number from 0.01 to 99.99, in steps of 0.01";
  return isShare ? [] : [{ path: "canary.percent", expected, got }];
}

function nameProblems(by: unknown, got: unknown): Problem[] {
  const path = "canary.name";
  if (by === CanaryBy.Address)
    return got === undefined ? [] : [{ path, expected: "none with by address", got }];
  const problems = optionalProblems(path, got, (path, got) =>
    patternProblems(path, got, {
      pattern: /^[A-Za-z0-9_-]{1,64}$/,
      expected: "1 to 64 letters, digits, - or _",
    }),
  );
  return got === undefined ? [{ path, expected: `the name of the ${String(by)}`, got }] : problems;
}

/** A path that nginx has decided on can be passed only to a service that is named in the configuration. */
function alone({
  routes,
  frontend,
  staticFiles,
  tuning,
}: Parameters<typeof canaryProblems>[0]): Problem[] {
  const beside = { routes, frontend, staticFiles };
  const names = Object.entries(beside).flatMap(([name, value]) =>
    value === undefined ? [] : name,
  );
  return [
    ...names.map((name) => ({
      path: "canary",
      expected: `none beside ${name}: only one service that answers all can be split`,
      got: "both",
      remedy: `Leave ${name} out, or have two proxies.`,
    })),
    ...(tuning === Tuning.Baseline
      ? [
          {
            path: "canary",
            expected: "nothing with tuning baseline, the study's one service",
            got: "one",
          },
        ]
      : []),
  ];
}
