import * as fs from "node:fs";
import * as path from "node:path";
import { shellWord } from "../configs/shell-word";
import { JobError, runJob } from "./lib/job";

export interface DataInput {
  /** `uid:gid`, whose directories they are. */
  user: string;
  /** Relative to where the job runs, or absolute. */
  directories: string[];
}

/** Makes the directories that an app writes to, for its user: Docker would make them root's. */
export async function makeData({ user, directories }: DataInput): Promise<object> {
  const [uid = 0, gid = 0] = user.split(":").map(Number);
  const problems = directories.flatMap((directory) => makeDirectory(directory, uid, gid));
  if (problems.length > 0) throw new JobError(problems.join("\n"));
  return {};
}

function makeDirectory(directory: string, uid: number, gid: number): string[] {
  const absolute = path.resolve(directory);
  try {
    const stat = fs.statSync(absolute, { throwIfNoEntry: false });
    if (stat && !stat.isDirectory())
      return [`data: expected a directory, got ${absolute}, which is a file.`];
    giveAway(fs.mkdirSync(absolute, { recursive: true }), absolute, { uid, gid });
    return writableProblems(absolute, uid, gid);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return [`data: expected a directory, got ${absolute}, which cannot be made: ${code}.`];
  }
}

/** Only root can give away what it made, and only root has to: from the first directory down to the last. */
function giveAway(
  first: string | undefined,
  last: string,
  { uid, gid }: { uid: number; gid: number },
): void {
  if (first === undefined || process.getuid?.() !== 0) return;
  for (let made = last; made.length >= first.length; made = path.dirname(made))
    fs.chownSync(made, uid, gid);
}

function writableProblems(absolute: string, uid: number, gid: number): string[] {
  const stat = fs.statSync(absolute);
  if (isWritable(stat, uid, gid)) return [];
  return [
    `data: expected a directory that ${uid}:${gid}, as whom the app runs, can write to, got ${absolute}, ` +
      `which is ${stat.uid}:${stat.gid}'s. Give it away: sudo chown -R ${uid}:${gid} ${shellWord(absolute)}`,
  ];
}

function isWritable(stat: fs.Stats, uid: number, gid: number): boolean {
  if (stat.uid === uid) return (stat.mode & 0o200) !== 0;
  if (stat.gid === gid) return (stat.mode & 0o020) !== 0;
  return (stat.mode & 0o002) !== 0;
}

if (require.main === module) runJob(makeData);
