import * as fs from "node:fs";
import * as path from "node:path";
import type { DevService } from "../../../program/development";
import { changeOf, stampOfAll, stampOfPackages } from "../../../scripts/dev/change";
import type { SessionSettings } from "../../../scripts/dev/settings";
import { put, scratchDirectory } from "../../support/scratch";

let directory: string;
beforeEach(() => void (directory = scratchDirectory()));
afterEach(() => fs.rmSync(directory, { recursive: true }));

test("a changed file of packages is seen, and one that is gone", () => {
  const packages = [path.join(directory, "requirements.txt")];
  const stamp = () => stampOfPackages({ packages } as DevService);
  put(directory, "requirements.txt", "flask");
  const before = stamp();
  fs.utimesSync(packages[0]!, 1, 1);
  expect(stamp()).not.toBe(before);
  fs.rmSync(packages[0]!);
  expect(stamp()).toBe("gone");
});

test("any changed file of the app is seen, and the app's own directory that is gone is told", () => {
  const settings = { image: { appDir: path.join(directory, "shop") } } as SessionSettings;
  put(directory, "shop/app.py", "one");
  const before = stampOfAll(settings);
  expect(stampOfAll(settings)).toBe(before);
  put(directory, "shop/app.py", "two");
  expect(stampOfAll(settings)).not.toBe(before);
  fs.rmSync(path.join(directory, "shop"), { recursive: true });
  expect(stampOfAll(settings)).toContain("appDir: expected a directory");
});

test("it waits for a change, or for the end", async () => {
  const stamps = ["same", "same", "other"];
  await changeOf(
    () => stamps.shift() ?? "other",
    "same",
    () => false,
  );
  expect(stamps).toEqual([]);
  await changeOf(
    () => "same",
    "same",
    () => true,
  );
});
