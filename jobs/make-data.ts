import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { letsWrite, type Sharing, sharingArgv, sharingCommand } from "../configs/container/acl";
import { hostId, type IdSpace } from "../configs/container/id-space";
import type { FirstCopy } from "../configs/container/kept-files";
import { shellWord } from "../configs/shell-word";
import { JobError, runJob } from "./lib/job";

export interface DataInput {
  /** `uid:gid` in the container, whose directories they are. */
  user: string;
  /** Relative to where the job runs, or absolute. */
  directories: string[];
  /**
   * How the ids of a container are those of this machine.
   * @default they are the same
   */
  space?: IdSpace;
  /**
   * Files that are put into them where they have none of their name.
   * @default none
   */
  copies?: FirstCopy[];
}

/** A user of this machine. */
interface User {
  uid: number;
  gid: number;
}

/** Makes the directories that an app writes to, for its user: Docker would make them root's. */
export async function makeData(input: DataInput): Promise<object> {
  const { user, directories, space, copies = [] } = input;
  // On another machine they are not for us to make: whether the app can write there, it is asked itself.
  if (space?.kind === "elsewhere") return {};
  const owner = userHere(user, space);
  const problems = [
    ...directories.flatMap((directory) => makeDirectory(directory, { user, owner })),
    ...copies.flatMap((copy) => copyFirst(copy, owner)),
  ];
  if (problems.length > 0) throw new JobError(problems.join("\n"));
  return {};
}

/** Who the app's user is on this machine; undefined where nobody knows that. */
function userHere(user: string, space: IdSpace = { kind: "same" }): User | undefined {
  const [uid = 0, gid = 0] = user.split(":").map(Number);
  if (space.kind === "given") return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  if (space.kind !== "shifted") return { uid, gid };
  const [hostUid, hostGid] = [hostId(space.uid, uid), hostId(space.gid, gid)];
  return hostUid === undefined || hostGid === undefined
    ? undefined
    : { uid: hostUid, gid: hostGid };
}

/** Whom a directory is for: in the container, and on this machine. */
interface For {
  user: string;
  owner: User | undefined;
}

function makeDirectory(directory: string, { user, owner }: For): string[] {
  const absolute = path.resolve(directory);
  try {
    const stat = fs.statSync(absolute, { throwIfNoEntry: false });
    if (stat && !stat.isDirectory())
      return [`data: expected a directory, got ${absolute}, which is a file.`];
    const made = fs.mkdirSync(absolute, { recursive: true });
    if (owner === undefined) return [];
    if (made !== undefined) giveAway(made, absolute, owner);
    return writableProblems(absolute, user, owner);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return [`data: expected a directory, got ${absolute}, which cannot be made: ${code}.`];
  }
}

/** What is there already is the app's, and stays. */
function copyFirst({ from, to }: FirstCopy, owner: User | undefined): string[] {
  const source = fs.statSync(from, { throwIfNoEntry: false });
  if (source === undefined || fs.existsSync(to)) return [];
  if (!source.isFile())
    return [`data: expected files to be files, got ${path.resolve(from)}, which is none.`];
  fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
  if (owner && process.getuid?.() === 0) fs.chownSync(to, owner.uid, owner.gid);
  return [];
}

/** From the first directory down to the last. Only root can give away; who cannot shares where that is needed. */
function giveAway(first: string, last: string, { uid, gid }: User): void {
  const own = process.getuid?.() ?? uid;
  for (let made = last; made.length >= first.length; made = path.dirname(made)) {
    if (own === 0) fs.chownSync(made, uid, gid);
  }
  if (own !== 0 && own !== uid)
    spawnSync("setfacl", sharingArgv({ app: uid, own }, last), { env: process.env });
}

function writableProblems(absolute: string, user: string, owner: User): string[] {
  const stat = fs.statSync(absolute);
  const { uid, gid } = owner;
  if (isWritable(stat, uid, gid) || isShared(absolute, uid)) return [];
  const expected = `data: expected a directory that ${user}, as whom the app runs, can write to, got ${absolute}, `;
  if (`${uid}:${gid}` === user) {
    return [
      `${expected}which is ${stat.uid}:${stat.gid}'s. Give it away: sudo chown -R ${uid}:${gid} ${shellWord(absolute)}`,
    ];
  }
  const sharing: Sharing = { app: uid, own: stat.uid };
  return [
    `${expected}which is ${stat.uid}:${stat.gid}'s, and the app's user is ${uid}:${gid} on this machine. ` +
      `Let both write there, by Debian's package acl: ${sharingCommand(sharing, absolute)}`,
  ];
}

function isShared(directory: string, uid: number): boolean {
  const argv = ["--numeric", "--absolute-names", directory];
  const { stdout } = spawnSync("getfacl", argv, { encoding: "utf8", env: process.env });
  return letsWrite(stdout ?? "", uid);
}

function isWritable(stat: fs.Stats, uid: number, gid: number): boolean {
  if (stat.uid === uid) return (stat.mode & 0o200) !== 0;
  if (stat.gid === gid) return (stat.mode & 0o020) !== 0;
  return (stat.mode & 0o002) !== 0;
}

if (require.main === module) runJob(makeData);
