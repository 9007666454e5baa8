import {
  frontendPackageFiles,
  needsSources,
} from "../../../../configs/image/frontend-packages/files";

test("the install sees settings, patches and workspaces, not the sources", () => {
  const read = [
    ...[
      ".npmrc",
      ".yarnrc.yml",
      ".yarn/releases/yarn-4.cjs",
      "apps/web/package.json",
      "package.json",
    ],
    ...["patches/vue+3.5.0.patch", "pnpm-workspace.yaml"],
  ];
  expect(frontendPackageFiles([...read, "src/main.js", ".env", "index.html"])).toEqual(read);
});

const needs = (packageJson: object) =>
  needsSources({ files: [], read: () => JSON.stringify(packageJson) });

test.each<[string, object, boolean]>([
  ["no script", {}, false],
  ["a script that only patches", { scripts: { postinstall: "patch-package && husky" } }, false],
  ["a script of its own", { scripts: { postinstall: "node scripts/icons.js" } }, true],
  ["a tool that reads the sources", { scripts: { prepare: "svelte-kit sync" } }, true],
  ["a script that is not run then", { scripts: { build: "vite build" } }, false],
  ["a package that lies in it", { dependencies: { ui: "file:./ui" } }, true],
])("with %s the sources come first: %#", (_what, packageJson, expected) => {
  expect(needs(packageJson)).toBe(expected);
});
