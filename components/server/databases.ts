import * as fs from "node:fs";
import { sqliteVariables } from "../../configs/server/sqlite";
import { sqliteFiles } from "../../configs/server/sqlite-files";
import type { ServedAppArgs } from "./served-app";

/** The SQLite databases that an app has in its data, by the variable or the file that tells; of a secret its name alone. */
export function sqliteOf({ env = {}, secretEnv = {}, data = [] }: ServedAppArgs): string[] {
  return [
    ...sqliteVariables("env", env, data),
    ...sqliteVariables("secretEnv", secretEnv, data),
    ...sqliteFiles(fs, data),
  ];
}
