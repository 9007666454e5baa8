import { posix } from "node:path";
import type { Finder } from "./found";
import { fromLocked, INSTALL_LOCKED, LOCKED } from "./locked";
import { beside } from "./metadata";

const PIPENV = "/opt/tools/bin/pipenv";

/** A Pipfile.lock, or, where there is none, what Pipenv makes of the Pipfile. */
export const pipenvPackages: Finder = ({ file }, { files, read }, groups) => {
  const both = [beside(file, "Pipfile"), beside(file, "Pipfile.lock")];
  const [pipfile = "", lock = ""] = both;
  const hasLock = files.includes(lock);
  const text = read(hasLock ? lock : pipfile) ?? "";
  const usesGit = has(text, "git");
  const hasPaths = has(text, "path") || has(text, "file");
  // pip wants a hash of each package, or of none, and has none of these.
  const hashes = hasLock && !usesGit && !hasPaths ? ["--hash"] : [];
  const categories = groups.length > 0 ? [`--categories "packages ${groups.join(" ")}"`] : [];
  const requirements = [PIPENV, "requirements", ...hashes, ...categories].join(" ");
  const locked = [...(hasLock ? [] : [`${PIPENV} lock`]), `${requirements} > ${LOCKED}`];
  return {
    directory: posix.dirname(file),
    usesGit,
    files: both.filter((one) => files.includes(one)),
    install: [...locked, ...fromLocked(hasPaths)],
    installApp: hasPaths ? [INSTALL_LOCKED] : [],
  };
};

/** Whether a package is told by a key, in Pipenv's TOML or its JSON. */
function has(text: string, key: string): boolean {
  return new RegExp(`"?\\b${key}"?\\s*[:=]\\s*"`).test(text);
}
