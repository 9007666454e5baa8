import { randomBytes } from "node:crypto";
import type { DeliveredFile, Delivery } from "../../configs/container/delivery";
import { runScript } from "./in-container";

/** The versions of a container's files: `current` is a link to the one that is in force. */
export interface Versions {
  container: string;
  directory: string;
}

/** Links its trees, and what was in force before of each; then writes the files that stdin has. */
const WRITE = `
  set -e
  cd "$0" && mkdir -p versions && mkdir "versions/$1" && cd "versions/$1"
  shift
  for tree; do
    name=\${tree%%=*} new=../../trees/\${tree#*=}
    old=$(readlink "../../current/$name" || true)
    if [ "$old" = "$new" ]; then old=$(readlink "../../current/$name-before" || true); fi
    ln -s "$new" "$name"
    if [ -n "$old" ]; then ln -s "$old" "$name-before"; fi
  done
  while read -r name data; do printf %s "$data" | base64 -d > "$name"; done`;

/** The same for secrets, by the user that may read them; only the directory's owner opens and closes it. */
const OPEN = 'chmod 1777 "$0"';
const WRITE_SECRETS = `
  set -e
  cd "$0" && umask 0377
  while read -r name data; do printf %s "$data" | base64 -d > "$name"; done`;
const CLOSE = 'chmod 755 "$0"';

/** One rename puts a version in force; with none, nothing is. Prints what was in force before. */
const SWITCH = `
  cd "$0" && { readlink current || true; }
  if [ -n "$1" ]; then ln -sfn "$1" current.next && mv -T current.next current
  else rm -f current; fi`;

/** What is in force names what stays: nothing is old by its age. */
const REMOVE_UNUSED = `
  cd "$0" || exit
  for one in versions/* trees/*; do
    [ -e "$one" ] || continue
    for used in current current/*; do
      if [ "$(readlink -f "$used")" = "$(readlink -f "$one")" ]; then continue 2; fi
    done
    rm -rf "$one"
  done`;

/** Writes a version beside the one in force. @returns where it is, seen from the versions' directory */
export async function writeVersion(
  { container, directory }: Versions,
  { files, trees, user }: Delivery,
): Promise<string> {
  const id = randomBytes(4).toString("hex");
  const links = trees.map(({ name, content }) => `${name}=${content}`);
  const plain = lines(files.filter(({ secret }) => !secret));
  await runScript({ container, program: WRITE, args: [directory, id, ...links], input: plain });
  const args = [`${directory}/versions/${id}`];
  const secrets = lines(files.filter(({ secret }) => secret));
  if (secrets !== "") {
    await runScript({ container, program: OPEN, args });
    await runScript({ container, program: WRITE_SECRETS, args, input: secrets, user });
    await runScript({ container, program: CLOSE, args });
  }
  return `versions/${id}`;
}

/** Puts a version in force, or none. @returns the one that was in force before, or "" */
export function switchTo({ container, directory }: Versions, version: string): Promise<string> {
  return runScript({ container, program: SWITCH, args: [directory, version] });
}

/** Removes every version and tree that the one in force does not name. */
export async function removeUnused({ container, directory }: Versions): Promise<void> {
  await runScript({ container, program: REMOVE_UNUSED, args: [directory] });
}

/** A line a file: base64 has no byte that sh would take for more than text. */
function lines(files: DeliveredFile[]): string {
  return files
    .map(({ name, text }) => `${name} ${Buffer.from(text).toString("base64")}\n`)
    .join("");
}
