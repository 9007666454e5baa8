import type { Finding, Look } from "./finding";
import { expressionAt } from "./python-text";
import { namesIn, plainTexts, scopesOf, type Text } from "./python-scopes";
import { pythonValue, type Scope } from "./python-value";
import { servedTexts } from "./served-texts";
import { isSecretName } from "./variables";

/** A server that an app's sources have an address of. */
export interface Address {
  server: string;
  host: string;
  /** The variable that tells another one. */
  variable: string | undefined;
  file: string;
}

const SERVERS: readonly [scheme: RegExp, server: string][] = [
  [/^postgres/, "PostgreSQL"],
  [/^(mysql|mariadb)/, "MySQL"],
  [/^mongodb/, "MongoDB"],
  [/^redis/, "Redis"],
  [/^amqp/, "RabbitMQ"],
];
/** Without these an app does nothing; it may do much without what keeps its jobs. */
const DATABASES = ["PostgreSQL", "MySQL", "MongoDB"];
const URL = /^(\w+)(?:\+\w+)*:\/\/(?:[^@/]*@)?(\[[\d:]+\]|[\w.-]+)/;
const CALLED = /\b(?:MongoClient|create_engine|from_url)\(\s*/g;
const OF_A_HOST = /^(?:\w+_)?(DB|DATABASE|POSTGRES\w*|PG|MYSQL|MARIADB|MONGO\w*)_?HOST(NAME)?$/i;
const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\]|::1)$/;

/** The servers that an app's sources name, by addresses or by hosts of their own, without those of its tests. */
export function addressesOf(look: Look): Address[] {
  const texts = servedTexts(plainTexts(look));
  const scopes = scopesOf(look, texts);
  const found = texts.flatMap((text, index) => addressesIn(text, scopes[index]!));
  const served = found.filter(({ variable }) => !/test/i.test(variable ?? ""));
  return served.filter(
    ({ variable }) =>
      !/dev/i.test(variable ?? "") || served.every((one) => /dev/i.test(one.variable ?? "")),
  );
}

function addressesIn({ file, text }: Text, scope: Scope): Address[] {
  const called = [...text.matchAll(CALLED)].map((match) =>
    expressionAt(text, match.index + match[0].length),
  );
  const assigned = namesIn(text, scope)
    .filter(([name]) => !/test/i.test(name))
    .map(([, { expression }]) => expression);
  return [...assigned, ...called].flatMap((expression) => {
    const { text: value = "", variable } = pythonValue(expression, scope) ?? {};
    const [, ofHost] = OF_A_HOST.exec(variable ?? "") ?? [];
    if (ofHost !== undefined && LOCAL.test(value))
      return [{ server: "database", host: value, variable, file }];
    const [, scheme = "", host = ""] = URL.exec(value) ?? [];
    const server = SERVERS.find(([form]) => form.test(scheme))?.[1];
    const isOwn = variable === undefined || /UR[IL]|DSN|HOST|DATABASE|BROKER/i.test(variable);
    return server !== undefined && isOwn ? [{ server, host, variable, file }] : [];
  });
}

/**
 * What is to be said of addresses that lead nowhere from a container: there localhost is the container itself.
 * @param hasSqlite whether it has a database of its own besides: then a host may be that of other settings
 */
export function addressFindings(addresses: readonly Address[], hasSqlite = false): Finding[] {
  const local = addresses.filter(({ host }) => LOCAL.test(host));
  const movable = local.filter(({ variable }) => variable !== undefined);
  // A source that takes an address from another one has it as well.
  const isFirst = (one: Address, index: number) =>
    local.findIndex(({ server, host }) => server === one.server && host === one.host) === index;
  const told = movable.length > 0 ? movable : local.filter(isFirst);
  const found = told.map((one) => localFinding(one, hasSqlite));
  return found.filter(({ key, why }, index) =>
    found.slice(0, index).every((one) => one.key !== key || (key === "env" && one.why !== why)),
  );
}

function localFinding({ server, host, variable, file }: Address, hasSqlite: boolean): Finding {
  const itself = `${host}, which in a container is the container itself`;
  if (variable === undefined) {
    const why = `${file} has its ${server} at ${itself}, and no variable tells another place: have it read one`;
    return { key: "env", value: undefined, why, kind: "edit" };
  }
  const isDatabase = server === "database" || DATABASES.includes(server);
  const isOfOthers = hasSqlite && /HOST/i.test(variable);
  const kind = isDatabase && !isOfOthers ? "needed" : "choice";
  const why = `${file} has its ${server} at ${itself}, unless this variable tells another place`;
  return {
    key: `${isSecretName(variable) ? "secretEnv" : "env"}.${variable}`,
    value: undefined,
    why,
    kind,
  };
}

/** Those that lead out of the container as they are, if a way is opened. */
export function remote(addresses: readonly Address[]): Address[] {
  return addresses.filter(({ host, server }) => !LOCAL.test(host) && DATABASES.includes(server));
}
