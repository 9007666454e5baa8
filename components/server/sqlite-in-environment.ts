import { sqliteVariables } from "../../configs/server/sqlite";
import { knownSecrets } from "../secret-env";
import type { ServedAppArgs } from "./served-app";

/** The variables that name a SQLite database in the app's data; of a secret its name alone. */
export function sqliteInEnvironment({ env, secretEnv, data }: Partial<ServedAppArgs>): string[] {
  return [
    ...sqliteVariables("env", env, data),
    ...sqliteVariables("secretEnv", knownSecrets(secretEnv), data),
  ];
}
