import * as fs from "node:fs";
import type { DataMount } from "../configs/container/data";
import { sqliteProblems } from "../configs/server/sqlite";
import { sqliteFiles } from "../configs/server/sqlite-files";
import { rejectProblems } from "../configs/problems";
import { runJob } from "./lib/job";

export interface DatabasesInput {
  /** What has the replicas, for messages. */
  service: string;
  replicas: number;
  data: DataMount[];
}

/** Refuses several replicas once the app has made a SQLite database while it started. */
export async function rejectSqlite({ service, replicas, data }: DatabasesInput): Promise<object> {
  rejectProblems(service, sqliteProblems(replicas, sqliteFiles(fs, data)));
  return {};
}

if (require.main === module) runJob(rejectSqlite);
