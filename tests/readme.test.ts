import { readFileSync, statSync } from "node:fs";

const readme = readFileSync("README.md", "utf8");

test("README is read in a few minutes: it has at most 700 words", () => {
  expect(readme.split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(700);
});

const pictures = [...readme.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(
  ([, told = "", file = ""]) => ({
    told,
    file,
  }),
);

test("README shows a terminal, a page and a report", () => {
  expect(pictures.map(({ file }) => file)).toEqual([
    "docs/pictures/terminal.svg",
    "docs/pictures/page.png",
    "docs/pictures/report.png",
  ]);
});

test.each(pictures)("$file is told in words too, and is small", ({ told, file }) => {
  expect(told.split(" ").length).toBeGreaterThan(10);
  expect(statSync(file).size).toBeLessThan(150_000);
});
