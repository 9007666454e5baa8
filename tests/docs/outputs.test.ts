import { readFileSync } from "node:fs";
import { FINDINGS } from "../../configs/load/findings";

const page = readFileSync("docs/outputs.md", "utf8");

test("docs/outputs.md lists every finding with its weight, whether it decides, and what it means, the weightiest first", () => {
  const [, section = ""] = page.split("\n## Findings\n");
  const [table = ""] = section.split("\n## ");
  const listed = [...table.matchAll(/^\| `([^`]+)` +\| (\d+) +\| (red|) *\| (.+?) +\|$/gm)];
  const told = Object.entries(FINDINGS).map(([code, kind]) => [
    ...[code, `${kind.weight}`, "redFlag" in kind ? "red" : "", kind.means],
  ]);
  expect(listed.map(([, ...cells]) => cells)).toEqual(told);
  const weights = Object.values(FINDINGS).map(({ weight }) => weight);
  expect(weights).toEqual([...weights].sort((one, other) => other - one));
});
