import * as fs from "node:fs";
import * as path from "node:path";
import { allOrNothing } from "../../../scripts/config/all-or-nothing";
import { scratchDirectory } from "../../support/scratch";

const directory = scratchDirectory();
afterAll(() => fs.rmSync(directory, { recursive: true }));

const [old, made] = ["old", "made"].map((name) => path.join(directory, name)) as [string, string];
const write = () => [old, made].forEach((file) => fs.writeFileSync(file, "new"));

test("where the work fails, what was there is back, and what was not is gone", async () => {
  fs.writeFileSync(old, "old");
  const work = () => {
    write();
    return Promise.reject(new Error("half-way"));
  };
  await expect(allOrNothing([old, made], work)).rejects.toThrow("half-way");
  expect(fs.readFileSync(old, "utf8")).toBe("old");
  expect(fs.existsSync(made)).toBe(false);
});

test("where it succeeds, it stays", async () => {
  await allOrNothing([old, made], () => Promise.resolve(write()));
  expect(fs.readFileSync(made, "utf8")).toBe("new");
});
