/** Optional groups of packages, as the tools are told of them. */
export interface GroupArguments {
  uv: string[];
  poetry: string[];
}

/** How tools are told to install groups too: a project calls them extras, its developers groups. */
export function groupArguments(pyproject: string, groups: readonly string[]): GroupArguments {
  const extras = groups.filter((one) => isExtra(pyproject, one));
  const others = groups.filter((one) => !extras.includes(one));
  return {
    uv: [...extras.map((one) => `--extra ${one}`), ...others.map((one) => `--group ${one}`)],
    poetry: [`--only ${["main", ...others].join()}`, ...extras.map((one) => `--extras ${one}`)],
  };
}

/** Whether a pyproject.toml has a group among the project's extras. */
export function isExtra(pyproject: string, group: string): boolean {
  return ["project.optional-dependencies", "tool.poetry.extras"].some((table) =>
    new RegExp(`^\\s*["']?${group.replaceAll(".", "\\.")}["']?\\s*=`, "m").test(
      tableOf(pyproject, table),
    ),
  );
}

/** The lines of a table of a TOML file. */
function tableOf(toml: string, name: string): string {
  const lines = toml.split(/\r?\n/);
  const start = lines.findIndex((line) => line.trim() === `[${name}]`);
  if (start < 0) return "";
  const next = lines.findIndex((line, index) => index > start && /^\s*\[+[\w]/.test(line));
  return lines.slice(start + 1, next < 0 ? undefined : next).join("\n");
}
