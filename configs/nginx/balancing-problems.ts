import {
  booleanProblems,
  choiceProblems,
  fieldsProblems,
  integerProblems,
  isRecord,
  listProblems,
  optionalProblems,
  patternProblems,
  type Problem,
  textProblems,
} from "../problems";
import { Balancing, type BalancingSettings, HashBy, type HashSettings } from "./balancing-settings";
import { clientNameProblems } from "./client-name";
import { givenRoutes } from "./of-each-route";
import type { RoutesOptions } from "./route";
import { sinceProblems, type VersionOptions } from "./version";

/** The versions that came with what 1.22 lacks. */
export const SINCE = { sticky: "1.29.6", leastTime: "1.31.0", resolve: "1.27.3" };

/** nginx refuses a server in reserve with these. */
const WITHOUT_BACKUP: readonly string[] = [Balancing.IpHash, Balancing.Hash, Balancing.Random];

type Options = RoutesOptions & VersionOptions & { balancing?: BalancingSettings | undefined };

/** What is wrong with how upstreams share their requests. */
export function balancingsProblems(options: Options): Problem[] {
  const { balancing, upstream } = options;
  const routes = givenRoutes(options.routes);
  const of = (path: string, got: unknown, served: unknown[]) =>
    optionalProblems(path, got, () => settingsProblems(path, got, { served, options }));
  // Whose own settings do not take the place of those for all.
  const others = routes.filter(({ route }) => route.balancing === undefined);
  return [
    ...of("balancing", balancing, [upstream, ...others.map(({ route }) => route.upstream)]),
    ...routes.flatMap(({ path, route }) =>
      of(`${path}.balancing`, route.balancing, [route.upstream]),
    ),
  ];
}

function settingsProblems(
  path: string,
  got: unknown,
  { served, options }: { served: unknown[]; options: VersionOptions },
): Problem[] {
  const problems = fieldsProblems(path, got, {
    method: (path, got) => choiceProblems(path, got, Object.values(Balancing)),
    hash: hashProblems,
    cookie: nameProblems,
    resolve: booleanProblems,
    servers: (path, got) =>
      listProblems(path, got, { expected: "settings of a server", each: serverProblems }),
  });
  if (problems.length > 0) return problems;
  const settings = got as BalancingSettings;
  return [
    ...needed(path, settings, options),
    ...backupProblems(path, settings),
    ...served.flatMap((one) => countProblems(path, settings, one)).slice(0, 1),
  ];
}

function hashProblems(path: string, got: unknown): Problem[] {
  const problems = fieldsProblems(path, got, {
    by: (path, got) => choiceProblems(path, got, Object.values(HashBy)),
    name: textProblems,
    consistent: booleanProblems,
  });
  if (problems.length > 0) return problems;
  const { by, name } = got as Partial<HashSettings>;
  if (by === undefined) return choiceProblems(`${path}.by`, by, Object.values(HashBy));
  const needsName = by !== HashBy.Uri && by !== HashBy.Address;
  if (needsName === (name !== undefined)) return clientNameProblems(`${path}.name`, by, name);
  return [
    {
      path: `${path}.name`,
      expected: needsName ? `the name of the ${by}` : `none with by ${by}`,
      got: name,
    },
  ];
}

function nameProblems(path: string, got: unknown): Problem[] {
  const expected = "1 to 64 letters, digits, - or _";
  return patternProblems(path, got, { pattern: /^[A-Za-z0-9_-]{1,64}$/, expected });
}

function serverProblems(path: string, got: unknown): Problem[] {
  const integer = (min: number, max: number) => (path: string, got: unknown) =>
    integerProblems(path, got, { min, max });
  return fieldsProblems(path, got, {
    weight: integer(1, 1000),
    maxFails: integer(0, 1000),
    failTimeoutSeconds: integer(1, 3600),
    maxConns: integer(0, 100_000),
    backup: booleanProblems,
    down: booleanProblems,
  });
}

/** What goes together, and what the version has. */
function needed(path: string, settings: BalancingSettings, options: VersionOptions): Problem[] {
  const { method = Balancing.LeastConn, hash, cookie, resolve } = settings;
  const only = (name: string, got: unknown, of: Balancing): Problem[] =>
    got === undefined || method === of
      ? []
      : [{ path: `${path}.${name}`, expected: `none: it is for method ${of}`, got }];
  const since = (name: string, got: unknown, since: string, instead: string) =>
    sinceProblems(`${path}.${name}`, got, { since, options, instead });
  return [
    ...only("hash", hash, Balancing.Hash),
    ...only("cookie", cookie, Balancing.Sticky),
    ...(method === Balancing.Hash && hash === undefined
      ? [{ path: `${path}.hash`, expected: "what of a request tells its server", got: hash }]
      : []),
    ...(method === Balancing.Sticky
      ? since("method", method, SINCE.sticky, "hash by a cookie that the app sets")
      : []),
    ...(method === Balancing.LeastTime
      ? since("method", method, SINCE.leastTime, "leastConn")
      : []),
    ...(resolve ? since("resolve", resolve, SINCE.resolve, "leave it out") : []),
  ];
}

function backupProblems(path: string, settings: BalancingSettings): Problem[] {
  const { method = Balancing.LeastConn, servers = [] } = settings;
  const remedy = "Use leastConn or roundRobin, or no server in reserve.";
  const isBackup = servers.map(({ backup }) => backup === true);
  if (WITHOUT_BACKUP.includes(method))
    return isBackup.flatMap((backup, index) =>
      backup
        ? [
            {
              path: `${path}.servers[${index}].backup`,
              expected: `none: nginx has none with method ${method}`,
              got: true,
              remedy,
            },
          ]
        : [],
    );
  return [];
}

/** The settings are for endpoints by their places; at least one server has to be there for requests. */
function countProblems(path: string, { servers }: BalancingSettings, served: unknown): Problem[] {
  const endpoints = isRecord(served) ? served.endpoints : undefined;
  if (servers === undefined || !Array.isArray(endpoints)) return [];
  if (servers.length > endpoints.length)
    return [
      {
        path: `${path}.servers`,
        expected: `one for each endpoint of the service, which has ${endpoints.length}`,
        got: `${servers.length}`,
      },
    ];
  const inUse = endpoints.filter((_, index) => !servers[index]?.backup && !servers[index]?.down);
  return inUse.length > 0
    ? []
    : [{ path: `${path}.servers`, expected: "one that is neither backup nor down", got: servers }];
}
