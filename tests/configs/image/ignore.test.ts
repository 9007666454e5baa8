import { readDockerignore } from "../../../configs/image/dockerignore";
import {
  builtIn,
  HIDDEN_OF_FRONTEND,
  IGNORED,
  IGNORED_OF_FRONTEND,
  type Verdict,
  verdictOn,
} from "../../../configs/image/ignore";
import type { IgnorePattern } from "../../../configs/image/ignore-pattern";

/** Whether a path stays out, asked as a walk asks: from its first directory on. */
const ignored = (patterns: IgnorePattern[]) => (path: string) => {
  let verdict: Verdict | undefined;
  const names = path.split("/");
  for (const [index] of names.entries()) {
    verdict = verdictOn(names.slice(0, index + 1).join("/"), patterns, verdict);
    if (!verdict.mayHold) return true;
  }
  return verdict!.isIgnored;
};

test.each([
  ".env",
  ".env.local",
  "sub/.env",
  ".git/config",
  "venv/bin/python",
  "a/__pycache__/b.pyc",
])("%s never gets into an image", (path) => {
  expect(ignored(builtIn(IGNORED))(path)).toBe(true);
});

test.each(["app.py", "static/index.html", "environment.py"])("%s does", (path) => {
  expect(ignored(builtIn(IGNORED))(path)).toBe(false);
});

test("the app's own .dockerignore counts as well", () => {
  const own = readDockerignore("*.md\n!README.md\n# a comment\n\n", ".dockerignore").patterns;
  const paths = ["NOTES.md", "README.md", "app.py", ".env"];
  expect(paths.filter(ignored([...builtIn(IGNORED), ...own]))).toEqual(["NOTES.md", ".env"]);
});

test("a front end's settings are for what is built of it, its author's own are not", () => {
  const stays = ignored(builtIn(IGNORED_OF_FRONTEND));
  expect([".env", ".env.production", "src/App.vue"].filter(stays)).toEqual([]);
  expect(
    [".env.local", ".env.production.local", "node_modules/vue/index.js"].filter(stays),
  ).toHaveLength(3);
});

test("what is hidden of a front end that was built stays out, but for .well-known", () => {
  const stays = ignored(builtIn(HIDDEN_OF_FRONTEND));
  const hidden = [".npmrc", ".ssh/id", "a/.git/config", ".well-known/.a", "a/.well-known/b"];
  expect(hidden.filter((path) => !stays(path))).toEqual([]);
  expect(["index.html", ".well-known/security.txt"].filter(stays)).toEqual([]);
});

test.each<[lines: string, directory: string, mayHold: boolean]>([
  ["data", "data", false],
  ["data\n!keep", "data", false],
  ["data\n!data/keep", "data", true],
  ["data\n!data/keep", "data/other", false],
  ["data\n!data/*/keep", "data/other", true],
  ["data\n!other/**/keep", "data", false],
  ["data\n!**/keep", "data", true],
])("%j: a walk goes into %s only for what an exception may keep: %s", (lines, directory, held) => {
  const { patterns } = readDockerignore(lines, ".dockerignore");
  const above = directory.includes("/") ? verdictOn("data", patterns) : undefined;
  expect(verdictOn(directory, patterns, above).mayHold).toBe(held);
});
