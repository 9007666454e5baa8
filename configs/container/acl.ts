import { shellWord } from "../shell-word";

/** Two users of this machine who both write to a directory: the app's there, and the one whose directory it is. */
export interface Sharing {
  app: number;
  own: number;
}

/** The arguments of `setfacl` by which a directory, and what is made in it, is both users'. */
export function sharingArgv({ app, own }: Sharing, directory: string): string[] {
  const entries = [app, own].flatMap((uid) => [`u:${uid}:rwX`, `d:u:${uid}:rwX`]);
  return ["--modify", entries.join(","), directory];
}

/** The same as a command for somebody to copy, with what is in the directory already. */
export function sharingCommand(sharing: Sharing, directory: string): string {
  const [option = "", entries = ""] = sharingArgv(sharing, directory);
  return `setfacl --recursive ${option} ${entries} ${shellWord(directory)}`;
}

/** Whether a directory's rights, as `getfacl --numeric` shows them, let a user of this number write to it. */
export function letsWrite(getfacl: string, uid: number): boolean {
  const entry = getfacl.split("\n").find((line) => line.startsWith(`user:${uid}:`)) ?? "";
  // What a mask takes away stands behind it.
  const rights = /#effective:(\S+)/.exec(entry)?.[1] ?? entry.split(":")[2] ?? "";
  return rights.includes("w");
}
