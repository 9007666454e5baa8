import { sharingCommand } from "./acl";
import type { IdSpace } from "./id-space";

/** A directory of the host that an app writes to, and whether its user can edit what the app makes there. */
export interface MountWritten {
  /** As it was asked for. */
  hostPath: string;
  /** Where the app finds it. */
  containerPath: string;
  /** Whether the host's user can edit what the app makes there, as a file that it made just now showed. */
  editable: boolean;
  /** Whose that file is on the host, `uid:gid`; absent where there is none. */
  owner?: string;
  /** Why it is not editable, and what to do. */
  reason?: string;
}

/** What an app that was asked to make a file in a directory came to. */
export type Written =
  /** It could not: what was said of it. */
  | { error: string }
  /** It could, and the host does not have the file. */
  | { missing: true }
  /** A file of the host. */
  | { uid: number; gid: number; isWritable: boolean };

/** Who would edit it. */
export interface Editor {
  uid: number;
  gid: number;
}

/** What is told of a directory. */
export function mountWritten(
  mount: { hostPath: string; containerPath: string },
  written: Written,
  { editor, space }: { editor: Editor; space: IdSpace },
): MountWritten {
  const of = { hostPath: mount.hostPath, containerPath: mount.containerPath };
  if ("error" in written)
    return { ...of, editable: false, reason: `the app can make no file there: ${written.error}` };
  if ("missing" in written) return { ...of, editable: false, reason: missing(space) };
  const owner = `${written.uid}:${written.gid}`;
  if (written.isWritable) return { ...of, editable: true, owner };
  const files = `what the app makes there is ${owner}'s, and you are ${editor.uid}:${editor.gid}`;
  const shared = sharingCommand({ app: written.uid, own: editor.uid }, mount.hostPath);
  const remedy =
    space.kind === "shifted"
      ? `${space.by} gives its users other ids. Let both of you write there, by Debian's package acl: sudo ${shared}`
      : "leave uid and gid out to have the app run as you";
  return { ...of, editable: false, owner, reason: `${files}: ${remedy}` };
}

function missing(space: IdSpace): string {
  const where = space.kind === "elsewhere" ? ` (${space.where})` : "";
  return `what the app makes there is not on this machine: the directory is one of the engine's machine${where}`;
}
