import { named } from "../../configs/image/packages/system-packages";
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
export function reachFindings({ files, texts }: Look, variables: readonly Finding[]): Finding[] {
  const needed = variables.filter(({ kind }) => kind === "needed");
  const names = needed.flatMap((one) => one.variables ?? one.key.replace(/^\w+\./, ""));
  const name = names.find((one) => ADDRESS.test(one));
  const packages = packageTexts({ files, texts }).map(named).join("\n");
  const server = CLIENTS.find(([client]) => client.test(packages))?.[1];
  if (name === undefined || server === undefined) return [];
  const of = (key: string, value: string | undefined, why: string): Finding => ({
    ...{ key, value, why, kind: "needed", instead: KEYS },
  });
  return [
    of("networks", undefined, `the ${server} of ${name}: in a container here, on this network`),
    of("hostAccess", "true", "or on this machine, as host.docker.internal"),
    of("egress", "internet", "or elsewhere"),
  ];
}
