import * as fs from "node:fs";
import { assertNoSharedSqlite } from "../../jobs/assert-no-shared-sqlite";
import { put, scratchDirectory } from "../support/scratch";

let directory: string;
beforeEach(() => void (directory = scratchDirectory()));
afterEach(() => fs.rmSync(directory, { recursive: true }));

test("several replicas are refused once there is a database in the app's data", async () => {
  const data = [{ hostPath: directory, containerPath: "/data" }];
  const input = { service: 'GunicornService "web"', replicas: 2, data };
  expect(await assertNoSharedSqlite(input)).toEqual({});
  put(directory, "made.db", "SQLite format 3\0");
  await expect(assertNoSharedSqlite(input)).rejects.toThrow(
    'GunicornService "web": 1 problem to mend\n' +
      `  replicas: expected 1 with a SQLite database in data (${directory}/made.db), got 2. SQLite's locks`,
  );
});
