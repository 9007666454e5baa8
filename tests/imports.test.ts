import { spawnSync } from "node:child_process";

/** What the lint rules say of a line, were it in a file. */
function lint(file: string, line: string): string {
  const { stdout } = spawnSync("npx", ["eslint", "--stdin", "--stdin-filename", file], {
    input: `${line}\n`,
    encoding: "utf8",
  });
  return stdout;
}

const value = (from: string) => `export { x } from "${from}";`;

test.each([
  ["configs/nginx/conf.ts", "../../components/job"],
  ["configs/nginx/conf.ts", "../../jobs/docker"],
  ["configs/nginx/conf.ts", "../gunicorn/argv"],
  ["configs/container/spec.ts", "../nginx/conf"],
  ["jobs/docker.ts", "../components/job"],
  ["components/job.ts", "../jobs/docker"],
  ["components/job.ts", "../index"],
])("%s may not import %s", (file, from) => {
  expect(lint(file, value(from))).toContain("import-x/no-restricted-paths");
});

test.each([
  ["configs/nginx/conf.ts", "@pulumi/pulumi"],
  ["configs/nginx/conf.ts", "node:fs"],
  ["jobs/docker.ts", "@pulumi/docker"],
])("%s may not import %s, which would be I/O or Pulumi", (file, from) => {
  expect(lint(file, value(from))).toContain("no-restricted-imports");
});

test.each([
  ["configs/nginx/conf.ts", "../container/spec"],
  ["configs/stacks/settings.ts", "../nginx/conf"],
  ["jobs/docker.ts", "../configs/nginx/conf"],
  ["components/job.ts", "../configs/nginx/conf"],
])("%s may import %s", (file, from) => {
  expect(lint(file, value(from))).toBe("");
});

test("a cycle is refused", () => {
  expect(lint("configs/problems.ts", value("./container/server-problems"))).toContain(
    "import-x/no-cycle",
  );
});
