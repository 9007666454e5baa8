import * as fs from "node:fs";
import * as path from "node:path";
import * as vm from "node:vm";
import { ratioInterval } from "../../../configs/compare/interval";
import { scriptOf } from "../../../jobs/lib/page-modules";
import { scratchDirectory } from "../../support/scratch";

const DIRECTORY = scratchDirectory();
afterAll(() => fs.rmSync(DIRECTORY, { recursive: true }));

/** As a browser runs it: nothing of Node.js is there. */
const run = (script: string, what: string): unknown =>
  JSON.parse(vm.runInNewContext(`${script};JSON.stringify(${what})`) as string);

function written(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(DIRECTORY, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}
const script = (name: string) => scriptOf(path.join(DIRECTORY, name), "made");

test("a module computes in a page what it computes here", () => {
  const interval = scriptOf(path.resolve("configs/compare/interval.ts"), "stats");
  const pairs: [number, number][] = [[3, 2], [5, 4], [9, 5]]; // prettier-ignore
  expect(run(interval, `stats.ratioInterval(${JSON.stringify(pairs)})`)).toEqual(
    ratioInterval(pairs),
  );
});

test("compiled modules are taken as they are, from folders beside and above, and each runs once", () => {
  written({
    "a/one.js": `const { count } = require("../count"); exports.got = [count(), require("./b/two").got];`,
    "a/b/two.js": `exports.got = require("../../count").count();\n//# sourceMappingURL=two.js.map`,
    "count.js": `let times = 0; exports.count = () => ++times;`,
  });
  const made = script("a/one.js");
  expect(run(made, "made.got")).toEqual([1, 2]);
  expect(made).not.toContain("sourceMappingURL");
});

test("two that need each other are each there once, as Node.js has them", () => {
  written({
    "even.js": `const odd = require("./odd"); exports.is = (n) => n === 0 || odd.is(n - 1);`,
    "odd.js": `const even = require("./even"); exports.is = (n) => n !== 0 && even.is(n - 1);`,
  });
  const made = script("even.js");
  expect(run(made, "[made.is(4), made.is(5)]")).toEqual([true, false]);
  expect(made.split("exports.is =")).toHaveLength(3);
});

test("what no browser has is refused by its name", () => {
  written({ "needs.js": `require("node:fs");` });
  expect(() => script("needs.js")).toThrow(/needs node:fs, which no browser has\.$/);
});

test("no directory of this machine stands in it", () => {
  const made = scriptOf(path.resolve("configs/compare/page/live.ts"), "compared");
  expect(made).not.toContain(process.cwd());
  expect(made).toContain('"configs/compare/interval"');
});
