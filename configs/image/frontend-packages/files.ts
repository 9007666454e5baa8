import type { FrontendSources } from "./manager";

/** What the managers read besides: settings, patches, their own programs, and what belongs to a workspace. */
const READ =
  /^(\.npmrc|\.yarnrc|\.yarnrc\.yml|\.pnpmfile\.cjs|npm-shrinkwrap\.json|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|pnpm-workspace\.yaml|patches\/.*|\.yarn\/(patches|plugins|releases|cache)\/.*|(.*\/)?package\.json)$/;

/** Scripts that run when packages are installed. */
const INSTALL_SCRIPTS = [
  "preinstall",
  "install",
  "postinstall",
  "prepublish",
  "preprepare",
  "prepare",
  "postprepare",
];

/** Those that need no file but what the managers read. */
const WITHOUT_FILES =
  /^\s*(npx\s+)?(patch-package|husky|is-ci|lefthook|simple-git-hooks|echo|true)\b[^&|;]*$/;

/** The files that tell a front end's packages: while they stay, the packages do. */
export function frontendPackageFiles(files: readonly string[]): string[] {
  return files.filter((file) => READ.test(file));
}

/** Whether packages can only be installed beside the sources: a script that runs then, or a package, needs them. */
export function needsSources({ read }: FrontendSources): boolean {
  const { scripts = {}, ...rest } = parsed(read("package.json"));
  const commands = INSTALL_SCRIPTS.flatMap((name) => scripts[name] ?? []).flatMap((script) =>
    String(script).split(/&&|\|\||;/),
  );
  return commands.some((one) => !WITHOUT_FILES.test(one)) || hasLocal(rest);
}

function hasLocal(packageJson: Record<string, unknown>): boolean {
  return /"(file|link|portal):/.test(JSON.stringify(packageJson));
}

function parsed(
  packageJson = "{}",
): { scripts?: Record<string, unknown> } & Record<string, unknown> {
  try {
    return JSON.parse(packageJson) as { scripts?: Record<string, unknown> };
  } catch {
    return {};
  }
}
