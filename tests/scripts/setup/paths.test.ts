import * as fs from "node:fs";
import * as path from "node:path";
import { cacheDirectory, hashOf, onPath } from "../../../scripts/setup/paths";
import { put, scratchDirectory } from "../../support/scratch";

let directory: string;
const before = { ...process.env };
beforeEach(() => void (directory = scratchDirectory()));
afterEach(() => {
  process.env = { ...before };
  fs.rmSync(directory, { recursive: true });
});

const file = (name: string) => path.join(directory, name);

test("a program is the first of its name on PATH, as a shell finds it", () => {
  put(directory, "b/tool", "");
  put(directory, "c/tool", "");
  process.env.PATH = ["a", "b", "c"].map(file).join(path.delimiter);
  expect(onPath("tool")).toBe(file("b/tool"));
  expect(onPath("other")).toBeUndefined();
});

test("an empty part of PATH is no directory: not the one that this runs in, either", () => {
  process.env.PATH = `${path.delimiter}${path.delimiter}`;
  expect(onPath("package.json")).toBeUndefined();
  delete process.env.PATH;
  expect(onPath("package.json")).toBeUndefined();
});

test.each([
  [{ XDG_CACHE_HOME: "/cache", HOME: "/home/me" }, "/cache/flask-serving"],
  [{ XDG_CACHE_HOME: "", HOME: "/home/me" }, /\/\.cache\/flask-serving$/],
])("what is made once for all clones lies in the user's cache: %p", (env, expected) => {
  Object.assign(process.env, env);
  expect(cacheDirectory()).toEqual(
    typeof expected === "string" ? expected : expect.stringMatching(expected),
  );
});

test("a hash tells any change of any file, and their order", () => {
  put(directory, "one", "1");
  put(directory, "two", "2");
  const before = hashOf([file("one"), file("two")]);
  expect(before).toMatch(/^[0-9a-f]{12}$/);
  expect(hashOf([file("one"), file("two")])).toBe(before);
  expect(hashOf([file("two"), file("one")])).not.toBe(before);
  put(directory, "two", "3");
  expect(hashOf([file("one"), file("two")])).not.toBe(before);
});
