import { posix } from "node:path";
import { groupArguments } from "../groups";
import { ANY_VERSION, type Finder } from "./found";
import { fromLocked, INSTALL_LOCKED, LOCKED } from "./locked";
import { beside } from "./metadata";

const POETRY = "/opt/tools/bin/poetry";

/**
 * A poetry.lock, or, where there is none, what Poetry makes of the project. It is exported for pip: Poetry
 * itself would ask PyPI for more than the mirrors of companies answer.
 */
export const poetryPackages: Finder = ({ file }, { files, read }, groups) => {
  const [project, lock] = [beside(file, "pyproject.toml"), beside(file, "poetry.lock")];
  const hasLock = files.includes(lock);
  const text = read(project) ?? "";
  const usesGit = /\bgit\s*=\s*["']|git\+/.test(text);
  const hasPaths = /\b(path|file|url)\s*=\s*["']/.test(text);
  const lockIt = hasLock ? [] : [`${POETRY} lock --no-interaction`];
  const only = groupArguments(text, groups).poetry;
  // pip wants a hash of each package, or of none, and has none of these.
  const hashes = usesGit || hasPaths ? ["--without-hashes"] : [];
  const exported = [POETRY, "export --no-interaction", ...only, ...hashes, "--output", LOCKED];
  return {
    directory: posix.dirname(file),
    usesGit,
    files: [project, ...(hasLock ? [lock] : [])].filter((one) => files.includes(one)),
    install: [...lockIt, exported.join(" "), ...fromLocked(hasPaths)],
    installApp: [
      ...(hasPaths ? [exported.join(" "), INSTALL_LOCKED] : []),
      ...(isPackage(text) ? [ANY_VERSION, ITSELF] : []),
    ],
  };
};

/** Many an app of Poetry is no package, without saying so. */
const ITSELF =
  '{ pip install --no-deps -e . || echo "The app is no package: it is imported from where it lies."; }';

function isPackage(pyproject: string): boolean {
  return !/^\s*package-mode\s*=\s*false/m.test(pyproject);
}
