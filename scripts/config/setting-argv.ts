import type { RmArguments, SetArguments } from "./arguments";

/**
 * A setting as pulumi's own arguments; its value is on stdin. A value of a path is told to be a text: of one that
 * looks like a number Pulumi would keep the number alone.
 */
export function settingArgv(asked: Omit<SetArguments, "value"> | RmArguments): string[] {
  const path = asked.path ? ["--path"] : [];
  if (asked.verb === "rm") return ["rm", ...path, "--", asked.key];
  return ["set", ...(asked.secret ? ["--secret"] : ["--type", "string"]), ...path, "--", asked.key];
}
