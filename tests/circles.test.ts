import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { preProcessFile } from "typescript";

const ROOT = path.join(__dirname, "..");

/** What each file imports of the others, its types too: a lint rule sees values only. */
function imports(): Map<string, string[]> {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.js"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  const files = new Set(listed.split("\n").filter((file) => file && !/^tests\//.test(file)));
  const found = (from: string, name: string) => {
    const place = path.join(path.dirname(from), name);
    return [`${place}.ts`, `${place}.js`, `${place}/index.ts`, place].filter((one) =>
      files.has(one),
    );
  };
  return new Map(
    [...files].map((file) => {
      const { importedFiles } = preProcessFile(readFileSync(path.join(ROOT, file), "utf8"));
      const own = importedFiles.filter(({ fileName }) => fileName.startsWith("."));
      return [file, own.flatMap(({ fileName }) => found(file, fileName))];
    }),
  );
}

/** The files that lead back to themselves, each with its way. */
function circles(edges: ReadonlyMap<string, string[]>): string[] {
  const done = new Set<string>();
  const walk = (file: string, way: string[]): string[] => {
    if (way.includes(file)) return [[...way.slice(way.indexOf(file)), file].join(" -> ")];
    if (done.has(file)) return [];
    const found = (edges.get(file) ?? []).flatMap((next) => walk(next, [...way, file]));
    done.add(file);
    return found;
  };
  return [...edges.keys()].flatMap((file) => walk(file, []));
}

test("no file imports itself by way of others, not even for a type", () => {
  const edges = imports();
  expect(edges.get("index.ts")).toContain("components/index.ts");
  expect(circles(edges)).toEqual([]);
});

test("two folders beside each other never both know each other", () => {
  const pairs = [...imports()].flatMap(([file, others]) =>
    others.map((other) => [path.dirname(file), path.dirname(other)] as const),
  );
  const isWithin = (one: string, other: string) => `${one}/`.startsWith(`${other}/`);
  const apart = pairs.filter(([one, other]) => !isWithin(one, other) && !isWithin(other, one));
  const known = new Set(apart.map(([from, to]) => `${from} -> ${to}`));
  const mutual = apart.filter(([from, to]) => known.has(`${to} -> ${from}`)).map(String);
  expect([...new Set(mutual)]).toEqual([]);
});

test("a circle is told with its way", () => {
  const edges = new Map([
    ["in", ["one"]],
    ["one", ["two"]],
    ["two", ["three", "out"]],
    ["three", ["one"]],
    ["out", []],
  ]);
  expect(circles(edges)).toEqual(["one -> two -> three -> one"]);
});
