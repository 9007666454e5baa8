import type { DataMount } from "../configs/container/data";
import { sqliteProblems } from "../configs/server/sqlite";
import { assertNoProblems } from "../configs/problems";
import { runJob } from "./lib/job";
import { sqliteFiles } from "./lib/sqlite-files";

export interface DatabasesInput {
  /** What has the replicas, for messages. */
  service: string;
  replicas: number;
  data: DataMount[];
}

/** Makes sure that there are not several replicas of an app that has a SQLite database in its data. */
export async function assertNoSharedSqlite({
  service,
  replicas,
  data,
}: DatabasesInput): Promise<object> {
  assertNoProblems(service, sqliteProblems(replicas, sqliteFiles(data)));
  return {};
}

if (require.main === module) runJob(assertNoSharedSqlite);
