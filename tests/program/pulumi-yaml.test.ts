import { readFileSync } from "node:fs";
import type { FlaskAppOptions } from "../../configs/app/options";
import { appProblems } from "../../configs/app/problems";
import { renderConfigBlock, renderConfigTable, TABLES } from "../../program/config-page";
import { CONFIG_KEYS, OPTIONS } from "../../program/options";
import { SCOPES } from "../../program/scopes";

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

test.each(CONFIG_KEYS)("%s has a sentence, values and a scope that the program knows", (key) => {
  const { what, values, scope } = OPTIONS[key];
  expect(what.endsWith(".")).toBe(false);
  expect(values).not.toBe("");
  expect(SCOPES).toHaveProperty(scope);
});

/** Of these the program says in its own words where they are sought. */
const FILES: readonly string[] = ["appDir", "locustfile"];

/** What the components say they expected, for each key that they refuse a wrong value of. */
const refused = Object.fromEntries(
  CONFIG_KEYS.filter((key) => !OPTIONS[key].isStructured && !FILES.includes(key)).flatMap((key) =>
    // No component takes a negative number, or a text with these in it.
    ["? ?", -1].flatMap((wrong) =>
      appProblems(
        { appDir: "shop", proxy: "nginx", paths: ["/"], [key]: wrong } as FlaskAppOptions,
        {
          ...{ files: ["app.py", "requirements.txt"], texts: {}, frontend: undefined },
          host: { space: { kind: "same" }, hostUid: 1000, hostGid: 1000 },
          images: {
            python: "python",
            node: "node",
            nginx: "nginx",
            lego: "lego",
            locust: "locust",
          },
          problems: [],
        },
        undefined,
      )
        .filter(({ path, expected }) => path === key && expected !== "a text")
        .map(({ expected }) => [key, expected]),
    ),
  ),
);

test.each(Object.keys(refused))(
  "the values of %s are those that the code takes, in its own words",
  (key) => {
    expect(OPTIONS[key as keyof typeof OPTIONS].values).toBe(refused[key]);
  },
);

test("the code has a word on nearly every key that is plain", () => {
  expect(Object.keys(refused).length).toBeGreaterThan(20);
});
