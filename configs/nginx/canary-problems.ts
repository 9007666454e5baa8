import { choiceProblems, isRecord, type Problem } from "../problems";
import { Tuning } from "../tuning";
import { CanaryBy } from "./canary-settings";
import { clientNameProblems } from "./client-name";
import { givenRoutes } from "./of-each-route";
import { type Canary, Protocol, type RoutesOptions } from "./route";
import { upstreamProblems } from "./route-problems";

type Options = RoutesOptions & { tuning?: Tuning | undefined };

/** What is wrong with a new version of the one service, or of a route's. */
export function canariesProblems({ upstream, canary, routes, tuning }: Options): Problem[] {
  const own = givenRoutes(routes).filter(({ route }) => route.canary !== undefined);
  const given = [
    ...(canary === undefined ? [] : [{ path: "canary", got: canary, upstream }]),
    ...own.map(({ path, route: { canary: got, upstream } }) => ({
      ...{ path: `${path}.canary`, got, upstream },
    })),
  ];
  return [
    ...given.flatMap(({ path, got, upstream }) => canaryProblems(path, got, upstream)),
    ...(canary !== undefined && routes !== undefined ? [NOT_BESIDE_ROUTES] : []),
    ...own.slice(1).map(({ path, route: { canary: got } }) => ({
      ...{ path: `${path}.canary`, expected: "one new version at a time, of one route", got },
    })),
    ...(tuning === Tuning.Baseline ? given.map(({ path }) => notTheStudys(path)) : []),
  ];
}

const NOT_BESIDE_ROUTES: Problem = {
  path: "canary",
  expected: "none beside routes",
  got: "both",
  remedy: "Give it to the route whose service has a new version, as routes[0].canary.",
};

function notTheStudys(path: string): Problem {
  return { path, expected: "nothing with tuning baseline, the study's one service", got: "one" };
}

function canaryProblems(path: string, got: unknown, upstream: unknown): Problem[] {
  if (!isRecord(got)) return [{ path, expected: "{ upstream, percent }", got }];
  const { percent, by = CanaryBy.Address, name } = got as Partial<Canary>;
  return [
    ...upstreamProblems(`${path}.upstream`, got.upstream),
    ...percentProblems(`${path}.percent`, percent),
    ...choiceProblems(`${path}.by`, by, Object.values(CanaryBy)),
    ...nameProblems(`${path}.name`, by, name),
    ...protocolProblems(`${path}.upstream.protocol`, got.upstream, upstream),
  ];
}

/** What is said to one is said to the other. */
function protocolProblems(path: string, got: unknown, upstream: unknown): Problem[] {
  const protocol = (of: unknown) => (isRecord(of) ? (of.protocol ?? Protocol.Http) : undefined);
  if (!isRecord(got) || !isRecord(upstream) || protocol(got) === protocol(upstream)) return [];
  return [{ path, expected: `that of upstream, ${String(protocol(upstream))}`, got: got.protocol }];
}

/** nginx counts in hundredths of a percent. */
function percentProblems(path: string, got: unknown): Problem[] {
  const isShare =
    typeof got === "number" && got >= 0.01 && got <= 99.99 && /^\d+(\.\d{1,2})?$/.test(String(got));
  const expected = "a number from 0.01 to 99.99, in steps of 0.01";
  return isShare ? [] : [{ path, expected, got }];
}

function nameProblems(path: string, by: unknown, got: unknown): Problem[] {
  if (by === CanaryBy.Address)
    return got === undefined ? [] : [{ path, expected: "none with by address", got }];
  if (got === undefined) return [{ path, expected: `the name of the ${String(by)}`, got }];
  return clientNameProblems(path, by, got);
}
