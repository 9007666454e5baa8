import { posix } from "node:path";
import { groupArguments } from "../groups";
import { ANY_VERSION, type Finder } from "./found";
import { beside } from "./metadata";

/** A uv.lock, with the projects of its workspace. */
export const uvPackages: Finder = ({ file }, { files, read }, groups) => {
  const lock = read(file) ?? "";
  const { uv } = groupArguments(read(beside(file, "pyproject.toml")) ?? "", groups);
  const sync = ["/opt/tools/bin/uv sync --frozen --no-dev --inexact", ...uv].join(" ");
  return {
    directory: posix.dirname(file),
    usesGit: /source = \{ git = /.test(lock),
    files: [file, ...files.filter((one) => /(^|\/)pyproject\.toml$/.test(one))],
    install: [`${sync} --no-install-project --no-install-workspace --no-install-local`],
    installApp: /source = \{ (editable|directory) = /.test(lock) ? [ANY_VERSION, sync] : [],
  };
};

/** A pylock.toml, which every tool can write. */
export const pylockPackages: Finder = ({ file }, { read }) => ({
  directory: posix.dirname(file),
  usesGit: /\bvcs\b/.test(read(file) ?? ""),
  files: [file],
  install: ['/opt/tools/bin/uv pip install -r "$REQUIREMENTS"'],
  installApp: [],
});
