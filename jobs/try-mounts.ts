import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import type { DataMount } from "../configs/container/data";
import type { IdSpace } from "../configs/container/id-space";
import {
  type Editor,
  type MountWritten,
  mountWritten,
  type Written,
} from "../configs/container/written";
import { progress, runJob } from "./lib/job";

export interface MountsInput {
  /** The id of a container that runs the app. */
  container: string;
  mounts: DataMount[];
  /**
   * How the ids of a container are those of this machine.
   * @default they are the same
   */
  space?: IdSpace;
}

/** How the files are called that an app is asked to make. */
const NAME = ".flask-serving-written-";

/**
 * Makes a file as the app would, says so, and removes it when nobody listens any more, also where whoever
 * asked was killed. What is left of a container that was killed meanwhile is removed by the next one.
 */
const PROGRAM = [
  `find "$1" -maxdepth 1 -name "${NAME}*" -mmin +1 -exec rm -f {} +`,
  `: > "$1/$2" && echo written && cat > /dev/null; rm -f "$1/$2"`,
].join("\n");

/** Tells of each directory of the host that an app writes to whether its user can edit what the app makes. */
export async function tryMounts(input: MountsInput): Promise<{ mounts: MountWritten[] }> {
  const { container, space = { kind: "same" } } = input;
  const mounts = [];
  for (const mount of input.mounts) {
    const editor = hostUser();
    const written = await write(container, mount, editor);
    const told = mountWritten(mount, written, { editor, space });
    if (told.reason !== undefined) progress(`data ${told.hostPath}: ${told.reason}`);
    mounts.push(told);
  }
  return { mounts };
}

/** Who runs this, by sudo or not. */
function hostUser(): Editor {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  const [sudoUid, sudoGid] = [Number(process.env.SUDO_UID), Number(process.env.SUDO_GID)];
  return uid === 0 && sudoUid > 0 ? { uid: sudoUid, gid: sudoGid } : { uid, gid };
}

async function write(
  container: string,
  { hostPath, containerPath }: DataMount,
  editor: Editor,
): Promise<Written> {
  const name = NAME + randomBytes(4).toString("hex");
  const argv = ["exec", "-i", container, "sh", "-c", PROGRAM, "sh", containerPath, name];
  const child = spawn("docker", argv, { env: process.env });
  const said = { all: "" };
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said.all += chunk));
  try {
    if (!(await saysWritten(child))) return { error: said.all.trim().split("\n").at(-1) ?? "" };
    return look(path.join(path.resolve(hostPath), name), editor);
  } finally {
    child.stdin.on("error", () => {}).end();
    if (child.exitCode === null) await once(child, "close");
  }
}

/** Whether it made the file; once it ends without a word, it did not. */
function saysWritten(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", () => resolve(true));
    child.on("error", reject).on("close", () => resolve(false));
  });
}

function look(file: string, editor: Editor): Written {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (!stat) return { missing: true };
  return { uid: stat.uid, gid: stat.gid, isWritable: isWritable(file, stat, editor) };
}

/** As the kernel says, lists of rights included; root asks for somebody else by the file's own. */
function isWritable(file: string, { uid, gid, mode }: fs.Stats, editor: Editor): boolean {
  if (process.getuid?.() !== 0 || editor.uid === 0) return mayWrite(file);
  if (uid === editor.uid) return (mode & 0o200) !== 0;
  return (mode & (gid === editor.gid ? 0o020 : 0o002)) !== 0;
}

function mayWrite(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

if (require.main === module) runJob(tryMounts);
