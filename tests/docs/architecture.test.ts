import { readdirSync, readFileSync } from "node:fs";

const page = readFileSync("docs/architecture.md", "utf8");
const [, tree = ""] = /## The tree\n+```\n([^]+?)```/.exec(page) ?? [];
const drawn = tree.split("\n").map((line) => /^( *)([^ ]+)\/ /.exec(line) ?? [line, "-", ""]);

/** The folders that the tree draws in another one, or at its top. */
function drawnIn(parent: string): string[] {
  let top = "";
  return drawn.flatMap(([, indent, name = ""]) => {
    if (indent === "") top = name;
    const place = indent === "" ? "" : indent === "  " ? top : undefined;
    return place === parent ? [name] : [];
  });
}

/** The folders that are there, but those that git ignores. */
function foldersIn(parent: string): string[] {
  const ignored = readFileSync(".gitignore", "utf8").split(/[\n/]+/);
  return readdirSync(parent || ".", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .filter((name) => !ignored.includes(name));
}

test("docs/architecture.md draws every folder at the top, and no other", () => {
  expect(drawnIn("").sort()).toEqual(foldersIn("").sort());
});

test.each(["program", "components", "configs", "jobs", "app", "scripts"])(
  "docs/architecture.md draws every room of %s, and no other",
  (folder) => {
    expect(drawnIn(folder).sort()).toEqual(foldersIn(folder).sort());
  },
);

test("docs/architecture.md tells how to add an option, a server, an engine", () => {
  for (const what of ["an option", "a server", "an engine"]) {
    expect(page).toContain(`\n## How to add ${what}\n`);
  }
});
