import { ignores } from "../../../configs/image/ignore";

test.each([
  ".env",
  ".env.local",
  "sub/.env",
  ".git/config",
  "venv/bin/python",
  "a/__pycache__/b.pyc",
])("%s never gets into an image", (path) => {
  expect(ignores()(path)).toBe(true);
});

test.each(["app.py", "static/index.html", "environment.py"])("%s does", (path) => {
  expect(ignores()(path)).toBe(false);
});

test("the app's own .dockerignore counts as well", () => {
  const ignored = ignores(["*.md", "!README.md", "# a comment", ""]);
  expect([ignored("NOTES.md"), ignored("README.md"), ignored("app.py")]).toEqual([
    true,
    false,
    false,
  ]);
});
