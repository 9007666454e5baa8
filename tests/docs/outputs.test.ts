import { readFileSync } from "node:fs";

const page = readFileSync("docs/outputs.md", "utf8");

test("docs/outputs.md lists every output of the program, and no other", () => {
  const [table = ""] = page.split("\n## ");
  const listed = [...table.matchAll(/^\| (`[^|]+`) +\|/gm)]
    .flatMap(([, names = ""]) => names.split(" "))
    .map((name) => name.replaceAll("`", ""));
  const exported = [...readFileSync("index.ts", "utf8").matchAll(/^export const (\w+) =/gm)];
  expect(listed.sort()).toEqual(exported.map(([, name]) => name).sort());
});
