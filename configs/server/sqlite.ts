import * as path from "node:path";
import { isRecord, type Problem } from "../problems";
import { type DataMount, isDataMount } from "../container/data";

/** Where a relative path of a SQLite URL may lead: Flask-SQLAlchemy and SQLAlchemy differ. */
const RELATIVE_TO = ["/srv/app/instance", "/srv/app"];

/** `sqlite:///notes.db`, or `sqlite+pysqlite:////srv/app/instance/notes.db?timeout=5`. */
const SQLITE_URL = /^sqlite(?:\+\w+)?:\/\/\/(?:file:)?([^?]+)/i;

/** The variables whose value is the URL of a SQLite database that lies within data, by their paths; what is neither has none. */
export function sqliteVariables(
  option: "env" | "secretEnv",
  env: unknown,
  data: unknown,
): string[] {
  const mounts = Array.isArray(data) ? data.filter(isDataMount) : [];
  return Object.entries(isRecord(env) ? env : {})
    .filter(([, value]) => typeof value === "string" && liesWithin(value, mounts))
    .map(([name]) => `${option}.${name}`);
}

function liesWithin(url: string, data: readonly DataMount[]): boolean {
  const [, file] = SQLITE_URL.exec(url) ?? [];
  if (file === undefined || file === ":memory:") return false;
  const places = RELATIVE_TO.map((directory) => path.posix.resolve(directory, file));
  return data.some(({ containerPath }) => {
    const directory = path.posix.resolve(containerPath);
    return places.some((place) => place.startsWith(`${directory}/`));
  });
}

/** Why databases are refused where more than one container would write to them. */
export function sqliteProblems(replicas: number, databases: readonly string[]): Problem[] {
  if (!Number.isInteger(replicas) || replicas <= 1 || databases.length === 0) return [];
  return [
    {
      path: "replicas",
      expected: `1 with a SQLite database in data (${databases.join(", ")})`,
      got: replicas,
      remedy: REASON,
    },
  ];
}

const REASON =
  "SQLite's locks and its write-ahead log hold between processes of one machine's file system only: " +
  "containers may be on several machines, and Docker Desktop's file sharing does not carry the locks. " +
  "Use PostgreSQL, or 1 replica.";
