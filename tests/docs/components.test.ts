import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

jest.setTimeout(60_000);

let fresh: string;
beforeAll(() => {
  fresh = mkdtempSync(path.join(os.tmpdir(), "flask-serving-docs-test-"));
  const { status, stderr } = spawnSync("node", ["scripts/main.js", "docs", fresh], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
});
afterAll(() => rmSync(fresh, { recursive: true }));

test.each(["components.md", "testing.md"])("docs/%s is what the doc comments say", (page) => {
  const now = readFileSync(path.join(fresh, page), "utf8");
  if (readFileSync(path.join("docs", page), "utf8") !== now)
    throw new Error(`docs/${page} is not what the doc comments say: write it by \`npm run docs\`.`);
});
