import { readFileSync } from "node:fs";
import { renderConfigBlock, renderConfigTable, TABLES } from "../../program/config-page";
import { CONFIG_KEYS, OPTIONS } from "../../program/options";
import { PARTS } from "../../program/parts";

test("Pulumi.yaml declares the keys of the table as it has them: npm run docs writes them", () => {
  const text = readFileSync("Pulumi.yaml", "utf8");
  expect(text.slice(text.indexOf("\nconfig:\n") + 1)).toBe(renderConfigBlock());
});

test.each(Object.keys(TABLES))(
  "docs/config.md shows the table of %s: npm run docs writes it",
  (heading) => {
    const page = readFileSync("docs/config.md", "utf8");
    expect(page).toContain(`## ${heading}\n\n${renderConfigTable(heading)}`);
  },
);

test("docs/config.md has every key in one table", () => {
  expect(Object.values(TABLES).flat().sort()).toEqual([...CONFIG_KEYS].sort());
});

test.each(CONFIG_KEYS.filter((key) => OPTIONS[key].isStructured))(
  "%s, whose form is not plain, has a line in docs/config.md that sets it",
  (key) => {
    const page = readFileSync("docs/config.md", "utf8");
    expect(page).toMatch(new RegExp(`^npm run config -- set .*\\b${key}\\b`, "m"));
  },
);

test.each(CONFIG_KEYS)("%s has a sentence, values and a part that the program knows", (key) => {
  const { what, values, part } = OPTIONS[key];
  expect(what.endsWith(".")).toBe(false);
  expect(values).not.toBe("");
  expect(PARTS).toHaveProperty(part);
});
