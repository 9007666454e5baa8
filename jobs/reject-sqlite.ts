import type { DataMount } from "../configs/container/data";
import { sqliteProblems } from "../configs/server/sqlite";
import { rejectProblems } from "../configs/problems";
import { runJob } from "./lib/job";
import { sqliteFiles } from "./lib/sqlite-files";

export interface DatabasesInput {
  /** What has the replicas, for messages. */
  service: string;
  replicas: number;
  data: DataMount[];
}

/** Refuses several replicas of an app that has a SQLite database in its data. */
export async function rejectSqlite({ service, replicas, data }: DatabasesInput): Promise<object> {
  rejectProblems(service, sqliteProblems(replicas, sqliteFiles(data)));
  return {};
}

if (require.main === module) runJob(rejectSqlite);
