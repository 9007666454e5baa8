import * as fs from "node:fs";
import * as path from "node:path";

/** Gives what was made to the user that the app runs as. Only root can, and only root has to: who else runs Pulumi is that user. */
export function giveTo(user: string, made: string): void {
  if (process.getuid?.() !== 0) return;
  const [uid, gid] = user.split(":").map(Number);
  if (uid === undefined || gid === undefined) return;
  fs.chownSync(made, uid, gid);
  if (!fs.statSync(made).isDirectory()) return;
  for (const entry of fs.readdirSync(made, { recursive: true, encoding: "utf8" })) {
    fs.lchownSync(path.join(made, entry), uid, gid);
  }
}
