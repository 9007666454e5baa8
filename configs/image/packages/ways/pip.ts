import { posix } from "node:path";
import { readPipLists } from "../pip-lists";
import { ANY_VERSION, type Finder, tolerant } from "./found";
import { metadataIn } from "./metadata";

const INSTALL = 'pip install -r "$REQUIREMENTS"';
/** It checks the hashes that a list has, and asks for none of what lies in the app: `uv export` writes such lists. */
const BY_UV = '/opt/tools/bin/uv pip install -r "$REQUIREMENTS"';

/** Takes the app itself out of the lists: it is installed when its sources are there, with the lists as they are. */
const WITHOUT_APP =
  String.raw`find . -type f \( -name "*.txt" -o -name "*.in" \) -exec sed -i -E ` +
  String.raw`'/^ *((-e|--editable)[ =]*)?(file:)?\.\/?(\[[^]]*\])?( *[;#].*| *)$/d' {} +`;

/** A list for pip, with all that it names. */
export const pipPackages: Finder = ({ file }, sources) => {
  const { files, directory, namesApp, usesGit, mixesHashes } = readPipLists(file, sources);
  const install = mixesHashes ? BY_UV : INSTALL;
  const at = { directory, usesGit, ...(mixesHashes && { besides: "project" as const }) };
  if (!namesApp) return { ...at, files, install: [install], installApp: [] };
  const metadata = metadataIn(directory, sources.files);
  return {
    ...at,
    besides: "project",
    files: [...new Set([...files, ...metadata])],
    install: [WITHOUT_APP, tolerant(install), ...ownPackages(metadata)],
    installApp: [ANY_VERSION, install],
  };
};

/** The packages of the app itself, before its sources are there. */
function ownPackages(metadata: readonly string[]): string[] {
  const names = metadata.map((file) => posix.basename(file));
  const file = ["pyproject.toml", "setup.py"].find((name) => names.includes(name));
  return file ? [tolerant(`/opt/tools/bin/uv pip install -r ${file}`)] : [];
}
