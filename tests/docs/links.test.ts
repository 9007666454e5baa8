import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";

const inDocs = readdirSync("docs").filter((file) => file.endsWith(".md"));
const pages = ["README.md", ...inDocs.map((file) => path.join("docs", file))];
/** What stands for any of them, and a front end's own. */
const OTHERS = ["NAME", "build"];
const textOf = (page: string) => readFileSync(page, "utf8");

test.each(pages)("each link of %s leads somewhere", (page) => {
  const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
  const broken = links.filter(([, file = "", anchor]) => {
    const target = file ? path.join(path.dirname(page), file) : page;
    return !existsSync(target) || (anchor !== undefined && !anchors(target).includes(anchor));
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});

test.each(pages)("each npm run of %s is there", (page) => {
  const { scripts } = JSON.parse(textOf("package.json")) as { scripts: object };
  const named = [...textOf(page).matchAll(/npm run (?:-s )?(\w+)/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => !(name in scripts) && !OTHERS.includes(name))).toEqual([]);
});

/** What a page's headings are called in links, the second of a name with -1, and the marks in its tables. */
function anchors(page: string): string[] {
  const text = textOf(page).replace(/^```[^]*?^```/gm, "");
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
  const numbered = headings.map((name, index) => {
    const before = headings.slice(0, index).filter((other) => other === name).length;
    return before === 0 ? name : `${name}-${before}`;
  });
  return [...numbered, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id)];
}
