import { named } from "../../configs/image/packages/system-packages";
import { type Address, remote } from "./addresses";
import type { Finding, Look } from "./finding";
import { packageTexts } from "./lists";

/** Python packages that talk to a server of their own kind, and what that is. */
const CLIENTS: readonly [RegExp, string][] = [
  [/\b(psycopg2?(-binary)?|asyncpg|pg8000)\b/i, "PostgreSQL"],
  [/\b(pymysql|mysqlclient|flask-mysqldb|mysql-connector-python)\b/i, "MySQL"],
  [/\b(pymongo|mongoengine|flask-pymongo)\b/i, "MongoDB"],
  [/\bredis\b/i, "Redis"],
];
const ADDRESS = /DATABASE|POSTGRES|MYSQL|REDIS|MONGO|BROKER|^DB_|^PG|_DSN$|_UR[IL]$|_HOST$/;
const KEYS = ["networks", "hostAccess", "egress"];

/** Where a server is that the app talks to, nobody but its author knows: containers reach each other and nothing else. */
export function reachFindings(
  look: Look,
  variables: readonly Finding[],
  addresses: readonly Address[],
): Finding[] {
  const what = byVariable(look, variables);
  if (what === undefined) return remote(addresses).slice(0, 1).map(fixedFinding);
  return [
    way("networks", undefined, `the ${what}: in a container here, on this network`),
    way("hostAccess", "true", "or on this machine, as host.docker.internal"),
    way("egress", "internet", "or elsewhere"),
  ];
}

function way(key: string, value: string | undefined, why: string): Finding {
  return { key, value, why, kind: "needed", instead: KEYS };
}

function byVariable(look: Look, variables: readonly Finding[]): string | undefined {
  const needed = variables.filter(({ kind }) => kind === "needed");
  const names = needed.flatMap((one) => one.variables ?? one.key.replace(/^\w+\./, ""));
  const name = names.find((one) => ADDRESS.test(one));
  const packages = packageTexts(look).map(named).join("\n");
  const server = CLIENTS.find(([client]) => client.test(packages))?.[1];
  return name === undefined || server === undefined ? undefined : `${server} of ${name}`;
}

/** An address that stands in the sources says itself where it leads. */
function fixedFinding({ server, file, host }: Address): Finding {
  const what = `${file} has its ${server} at ${host}`;
  if (host === "host.docker.internal") return way("hostAccess", "true", what);
  if (host.includes(".")) return way("egress", "internet", `${what}, which is not on this machine`);
  return way("networks", undefined, `${what}: the network on which a container has that name`);
}
