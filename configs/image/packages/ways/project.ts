import { posix } from "node:path";
import { groupArguments, isExtra } from "../groups";
import { ANY_VERSION, type Finder, tolerant } from "./found";
import { beside, metadataIn } from "./metadata";

const INSTALL = "/opt/tools/bin/uv pip install";

/**
 * A pyproject.toml (PEP 621), setup.py or setup.cfg alone. With a build system it is a package, and is
 * installed from where it lies: what changes there counts.
 */
export const projectPackages: Finder = ({ file }, { files, read }, groups) => {
  const directory = posix.dirname(file);
  const text = read(beside(file, "pyproject.toml")) ?? "";
  const isPackage = !/^\s*\[project\]/m.test(text) || /^\s*\[build-system\]/m.test(text);
  const fromFile = [INSTALL, ...groupArguments(text, groups).uv, '-r "$REQUIREMENTS"'].join(" ");
  return {
    directory,
    usesGit: /git\+/.test(text + (read(beside(file, "setup.py")) ?? "")),
    files: [...new Set([file, ...metadataIn(directory, files)])],
    install: [isPackage ? tolerant(fromFile) : fromFile],
    installApp: isPackage ? [ANY_VERSION, installItself(text, groups)] : [],
  };
};

function installItself(pyproject: string, groups: readonly string[]): string {
  // A setup.py has nothing but extras.
  const extras = groups.filter((one) => pyproject === "" || isExtra(pyproject, one));
  const others = groups.filter((one) => !extras.includes(one));
  const itself = extras.length > 0 ? `".[${extras.join()}]"` : ".";
  return [INSTALL, ...others.map((one) => `--group ${one}`), "-e", itself].join(" ");
}
