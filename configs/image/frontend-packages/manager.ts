/** What installs a front end's packages, and builds it. */
export interface PackageManager {
  name: "npm" | "pnpm" | "yarn";
  /** What npm installs first, where Node.js does not bring it. */
  tool?: string;
  /** Installs what the lock file names, and nothing else. */
  install: string;
  build: string;
}

const NPM: PackageManager = {
  name: "npm",
  install: "npm ci --no-audit --no-fund --no-update-notifier",
  build: "npm run build",
};

/** The lock files, in the order in which they count. */
export const LOCKS = ["package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock"];

/** A front end as far as its packages count. */
export interface FrontendSources {
  files: readonly string[];
  read: (path: string) => string | undefined;
}

/** What manages a front end's packages: as `packageManager` in its package.json says, else by its lock file. */
export function packageManager({ files, read }: FrontendSources): PackageManager {
  const said = /^(npm|pnpm|yarn)@(\d[\w.-]*)/.exec(saidManager(read("package.json") ?? ""));
  const [, name, version] = said ?? [];
  const lock = LOCKS.find((one) => files.includes(one)) ?? "package-lock.json";
  if (name === "pnpm" || (!name && lock === "pnpm-lock.yaml")) return pnpm(version, files, read);
  if (name === "yarn" || (!name && lock === "yarn.lock")) return yarn(version, read);
  return NPM;
}

function saidManager(packageJson: string): string {
  try {
    const { packageManager } = JSON.parse(packageJson) as { packageManager?: unknown };
    return typeof packageManager === "string" ? packageManager : "";
  } catch {
    return "";
  }
}

/** From 10 on it runs install scripts of those packages only that a list names. */
function pnpm(
  version: string | undefined,
  files: readonly string[],
  read: FrontendSources["read"],
) {
  const format = /lockfileVersion:\s*'?(\d+)/.exec(read("pnpm-lock.yaml") ?? "")?.[1] ?? "9";
  const newest = files.includes("pnpm-workspace.yaml") ? "10" : "9";
  const byFormat: Record<string, string> = { "5": "7", "6": "8" };
  return manager("pnpm", {
    tool: `pnpm@${version ?? byFormat[format] ?? newest}`,
    install: "pnpm install --frozen-lockfile",
  });
}

/** Its second generation, called Berry, has a lock file of another form, and a package of another name. */
function yarn(version: string | undefined, read: FrontendSources["read"]) {
  const isBerry = version
    ? !version.startsWith("1.")
    : /^__metadata:/m.test(read("yarn.lock") ?? "");
  return isBerry
    ? manager("yarn", {
        tool: `@yarnpkg/cli-dist@${version ?? "4"}`,
        install: "yarn install --immutable",
      })
    : manager("yarn", {
        tool: `yarn@${version ?? "1.22.22"}`,
        install: "yarn install --frozen-lockfile --non-interactive",
      });
}

function manager(
  name: "pnpm" | "yarn",
  { tool, install }: { tool: string; install: string },
): PackageManager {
  return { name, tool, install, build: `${name} run build` };
}
