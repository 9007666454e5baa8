import { sqliteProblems, sqliteVariables } from "../../../configs/server/sqlite";
import { assertNoProblems } from "../../../configs/problems";
import { messageOf } from "../../support/message";

const data = [{ hostPath: "data", containerPath: "/srv/app/instance" }];

test.each([
  "sqlite:////srv/app/instance/notes.db",
  "sqlite+pysqlite:////srv/app/instance/deep/notes.db?timeout=5",
  "sqlite:///file:/srv/app/instance/notes.db?uri=true",
  "sqlite:///notes.db",
  "sqlite:///instance/notes.db",
])("%s is a database in data", (url) => {
  expect(sqliteVariables("env", { URL: url }, data)).toEqual(["env.URL"]);
});

test.each([
  "sqlite:////tmp/notes.db",
  "sqlite:////srv/app/instance-2/notes.db",
  "sqlite:///../notes.db",
  "sqlite:///:memory:",
  "sqlite://",
  "postgresql://db/srv/app/instance",
])("%s is none", (url) => {
  expect(sqliteVariables("env", { URL: url }, data)).toEqual([]);
});

test("a secret is told by its name, and one that is not known yet is passed by", () => {
  const secrets = { URL: "sqlite:////srv/app/instance/s3cret.db", LATER: Promise.resolve("x") };
  expect(sqliteVariables("secretEnv", secrets, data)).toEqual(["secretEnv.URL"]);
});

test("more than one replica is refused, with what has the database and the reason", () => {
  const refuse = (replicas: number, databases: string[]) =>
    messageOf(() => assertNoProblems("web", sqliteProblems(replicas, databases)));
  expect(refuse(2, ["env.URL", "data/notes.sqlite"])).toBe(
    "web: 1 problem to mend\n" +
      "  replicas: expected 1 with a SQLite database in data (env.URL, data/notes.sqlite), got 2. " +
      "SQLite's locks and its write-ahead log hold between processes of one machine's file system only: " +
      "containers may be on several machines, and Docker Desktop's file sharing does not carry the locks. " +
      "Use PostgreSQL, or 1 replica.",
  );
  expect(sqliteProblems(1, ["env.URL"])).toEqual([]);
  expect(sqliteProblems(2, [])).toEqual([]);
});
