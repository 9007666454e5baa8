import { ProblemsError } from "../../configs/problems";

/** The error that says of a directory which file in it stands in the way; what is no error of a disk stays as it is. */
export function unreadable(option: string, file: string, error: unknown): unknown {
  const reason = (error as { code?: string }).code;
  if (reason === undefined) return error;
  const isGarbled = file.includes("\uFFFD") && reason === "ENOENT";
  const expected = "files and directories that can be read, with names in UTF-8";
  const got = `${file} (${isGarbled ? "a name that is not UTF-8" : (REASONS[reason] ?? reason)})`;
  const remedy = isGarbled ? "Rename it, or name it in .dockerignore with a * there." : REMEDY;
  return new ProblemsError("The app", [{ path: option, expected, got, remedy }]);
}

const REMEDY = "If the app does not need it, name it in .dockerignore.";

const REASONS: Record<string, string> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOENT: "gone meanwhile",
  ENAMETOOLONG: "too long a path",
  ELOOP: "links in a circle",
  EIO: "the disk fails",
};
