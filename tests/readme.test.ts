import { readFileSync } from "node:fs";

const readme = readFileSync("README.md", "utf8");

test("README lists every output of the program, and no other", () => {
  const [, section = ""] = readme.split("\n## Outputs\n");
  const [table = ""] = section.split("\n## ");
  const listed = [...table.matchAll(/^\| (`[^|]+`) +\|/gm)]
    .flatMap(([, names = ""]) => names.split(" "))
    .map((name) => name.replaceAll("`", ""));
  const exported = [...readFileSync("index.ts", "utf8").matchAll(/^export const (\w+) =/gm)];
  expect(listed.sort()).toEqual(exported.map(([, name]) => name).sort());
});
