import * as fs from "node:fs";
import * as path from "node:path";
import { sqliteFiles } from "../../../jobs/lib/sqlite-files";
import { put, scratchDirectory } from "../../support/scratch";

let directory: string;
beforeEach(() => void (directory = scratchDirectory()));
afterEach(() => fs.rmSync(directory, { recursive: true }));

const found = (hostPath = directory) => sqliteFiles([{ hostPath, containerPath: "/data" }]);

test("they are SQLite's by what they begin with, whatever they are called, two directories deep", () => {
  for (const file of ["notes", "one/two/deep.db", "one/two/three/deeper.db"])
    put(directory, file, "SQLite format 3\0and more");
  put(directory, "empty.sqlite", "");
  put(directory, "text.db", "SQLite format 3, they say");
  fs.symlinkSync("notes", path.join(directory, "link"));
  expect(found()).toEqual([`${directory}/notes`, `${directory}/one/two/deep.db`]);
});

test("among many uploads the nearest 2000 entries are looked at", () => {
  for (let upload = 0; upload < 2000; upload += 1) put(directory, `${upload}`, "");
  put(directory, "deep/notes.db", "SQLite format 3\0");
  expect(found()).toEqual([]);
});

test("there are none where there is no directory yet", () => {
  expect(found("nowhere")).toEqual([]);
});
