import { readFileSync } from "node:fs";
import { CONFIG_KEYS } from "../configs/stacks/keys";

const readme = readFileSync("README.md", "utf8");

test("README lists every config key, in the order of Pulumi.yaml, and no other", () => {
  const [, section = ""] = readme.split("\n## Config\n");
  const [table = ""] = section.split("\n## ");
  expect([...table.matchAll(/^\| `(\w+)` +\|/gm)].map(([, key]) => key)).toEqual([...CONFIG_KEYS]);
});

test("README lists every output of the program, and no other", () => {
  const [, section = ""] = readme.split("\n## Outputs\n");
  const [table = ""] = section.split("\n## ");
  const listed = [...table.matchAll(/^\| (`[^|]+`) +\|/gm)]
    .flatMap(([, names = ""]) => names.split(" "))
    .map((name) => name.replaceAll("`", ""));
  const exported = [...readFileSync("index.ts", "utf8").matchAll(/^export const (\w+) =/gm)];
  expect(listed.sort()).toEqual(exported.map(([, name]) => name).sort());
});
