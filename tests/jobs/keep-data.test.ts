import * as fs from "node:fs";
import { keepData } from "../../jobs/keep-data";
import { put, scratchDirectory } from "../support/scratch";

test("what an app wrote stays, and the user is told where", async () => {
  const directory = scratchDirectory();
  put(directory, "notes.db", "notes");
  const told = jest.spyOn(process.stderr, "write").mockReturnValue(true);
  await keepData({ user: "1000:1000", directories: [directory] });
  expect(told.mock.calls).toEqual([[`kept: the app's data in ${directory}\n`]]);
  told.mockRestore();
  expect(fs.readdirSync(directory)).toEqual(["notes.db"]);
  fs.rmSync(directory, { recursive: true });
});
