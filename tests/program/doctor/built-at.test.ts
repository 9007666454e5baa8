import { builtAt } from "../../../program/doctor/built-at";
import { examine } from "../../../program/doctor/examine";

const BUILD = '"scripts": {"build": "x"}';
const needs = (name: string) => ({
  "package.json": `{${BUILD}, "devDependencies": {"${name}": "1"}}`,
});
const angular = (options: string, builder = "@angular-devkit/build-angular:browser") => ({
  "angular.json": `{"projects": {"shop": {"architect": {"build": {"builder": "${builder}", "options": {${options}}}}}}}`,
});
const NEWER = "@angular/build:application";

test.each<[string, Record<string, string>, string | undefined]>([
  ["Create React App", needs("react-scripts"), "build"],
  ["the same with CRACO", needs("@craco/craco"), "build"],
  ["SvelteKit", needs("@sveltejs/adapter-static"), "build"],
  ["Gatsby", needs("gatsby"), "public"],
  ["Vite", { "vite.config.mts": "", "vite.config.ts": "build: { outDir: './out' }" }, "out"],
  ["Vue's CLI", { "vue.config.js": "module.exports = { outputDir: '../static' }" }, "../static"],
  ["Rollup beside a page", { "rollup.config.js": "file: 'public/build/bundle.js'" }, "public"],
  [
    "webpack",
    {
      "webpack.config.js": "output: { filename: 'x.js', path: path.resolve(__dirname, 'public') }",
    },
    "public",
  ],
  ["Angular", angular('"outputPath": "dist/shop"'), "dist/shop"],
  ["a newer Angular", angular('"outputPath": "dist/shop"', NEWER), "dist/shop/browser"],
  ["one whose place nobody tells", angular("", NEWER), "dist/shop/browser"],
  [
    "one that is told to need no directory within",
    angular('"outputPath": {"base": "dist", "browser": ""}', NEWER),
    "dist",
  ],
  [
    "what builds to dist unless told otherwise",
    { "vite.config.js": "plugins: [vue()]" },
    undefined,
  ],
])("%s builds where it says", (_who, texts, expected) => {
  expect(builtAt((name) => texts[name] ?? "")?.value).toBe(expected);
});

test("what says it is named with its place, and what is outside is its author's to decide", () => {
  const said = (config: Record<string, string>) =>
    examine({
      appDir: "../shop",
      files: ["web/package.json", ...Object.keys(config)],
      texts: { "web/package.json": `{${BUILD}}`, ...config },
    })
      .filter(({ key }) => key === "frontend.outDir")
      .map(({ kind, value, why }) => `${kind} ${value ?? ""}: ${why}`);
  expect(
    said({ "web/angular.json": angular('"outputPath": "dist/shop"')["angular.json"] }),
  ).toEqual(["certain dist/shop: web/angular.json says so"]);
  expect(said({ "web/vite.config.js": "outDir: '../app/static'" })).toEqual([
    "choice dist: web/vite.config.js builds out of its directory, to ../app/static: build it by yourself, or to a directory within",
  ]);
});
