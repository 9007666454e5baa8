import { packageManager } from "../../../../configs/image/frontend-packages/manager";

const told = (files: Record<string, string>) => {
  const { tool, install, build } = packageManager({
    files: Object.keys(files),
    read: (path) => files[path],
  });
  return [tool, install, build];
};
const said = (packageManager: string) => ({ "package.json": JSON.stringify({ packageManager }) });
const PNPM = "pnpm install --frozen-lockfile";
const CLASSIC = "yarn install --frozen-lockfile --non-interactive";

test.each<[string, Record<string, string>, (string | undefined)[]]>([
  [
    "npm",
    { "package-lock.json": "" },
    [undefined, "npm ci --no-audit --no-fund --no-update-notifier", "npm run build"],
  ],
  ["pnpm", { "pnpm-lock.yaml": "lockfileVersion: '9.0'" }, ["pnpm@9", PNPM, "pnpm run build"]],
  [
    "pnpm of its settings' file",
    { "pnpm-lock.yaml": "lockfileVersion: '9.0'", "pnpm-workspace.yaml": "" },
    ["pnpm@10", PNPM, "pnpm run build"],
  ],
  [
    "an older pnpm",
    { "pnpm-lock.yaml": "lockfileVersion: '6.0'" },
    ["pnpm@8", PNPM, "pnpm run build"],
  ],
  ["Yarn", { "yarn.lock": "# yarn lockfile v1" }, ["yarn@1.22.22", CLASSIC, "yarn run build"]],
  [
    "Yarn of the second generation",
    { "yarn.lock": "__metadata:\n  version: 8" },
    ["@yarnpkg/cli-dist@4", "yarn install --immutable", "yarn run build"],
  ],
  [
    "what packageManager says, with its version",
    { ...said("pnpm@8.15.1+sha512.ab"), "pnpm-lock.yaml": "" },
    ["pnpm@8.15.1", PNPM, "pnpm run build"],
  ],
  [
    "the Yarn that packageManager says",
    { ...said("yarn@3.6.4"), "yarn.lock": "" },
    ["@yarnpkg/cli-dist@3.6.4", "yarn install --immutable", "yarn run build"],
  ],
  [
    "the one said, not the one whose lock is left",
    { ...said("yarn@1.22.19"), "package-lock.json": "", "yarn.lock": "" },
    ["yarn@1.22.19", CLASSIC, "yarn run build"],
  ],
])("a front end is installed and built by %s", (_what, files, expected) => {
  expect(told(files)).toEqual(expected);
});
