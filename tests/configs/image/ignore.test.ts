import { IGNORED, IGNORED_OF_FRONTEND, ignores } from "../../../configs/image/ignore";

test.each([
  ".env",
  ".env.local",
  "sub/.env",
  ".git/config",
  "venv/bin/python",
  "a/__pycache__/b.pyc",
])("%s never gets into an image", (path) => {
  expect(ignores(IGNORED)(path)).toBe(true);
});

test.each(["app.py", "static/index.html", "environment.py"])("%s does", (path) => {
  expect(ignores(IGNORED)(path)).toBe(false);
});

test("the app's own .dockerignore counts as well", () => {
  const ignored = ignores([...IGNORED, "*.md", "!README.md", "# a comment", ""]);
  expect([ignored("NOTES.md"), ignored("README.md"), ignored("app.py")]).toEqual([
    true,
    false,
    false,
  ]);
});

test("a front end's settings are for what is built of it, its author's own are not", () => {
  const ignored = ignores(IGNORED_OF_FRONTEND);
  expect([".env", ".env.production", "src/App.vue"].filter(ignored)).toEqual([]);
  expect(
    [".env.local", ".env.production.local", "node_modules/vue/index.js"].filter(ignored),
  ).toHaveLength(3);
});
