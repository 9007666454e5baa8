import * as fs from "node:fs";
import * as path from "node:path";
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
  if (fs.existsSync(directory) && !fs.statSync(directory).isDirectory()) {
    return [`data: expected a directory, got ${absolute}, which is a file.`];
  }
  let made: string | undefined;
  try {
    made = fs.mkdirSync(directory, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return [`data: expected a directory, got ${absolute}, which cannot be made: ${code}.`];
  }
  // Only root can give it away, and only root has to.
  if (made && process.getuid?.() === 0) fs.chownSync(directory, uid, gid);
  if (isWritable(fs.statSync(directory), uid, gid)) return [];
  const { uid: owner, gid: group } = fs.statSync(directory);
  return [
    `data: expected a directory that ${uid}:${gid}, as whom the app runs, can write to, got ${absolute}, ` +
      `which is ${owner}:${group}'s. Give it away: sudo chown -R ${uid}:${gid} '${absolute}'`,
  ];
}

function isWritable(stat: fs.Stats, uid: number, gid: number): boolean {
  if (stat.uid === uid) return (stat.mode & 0o200) !== 0;
  if (stat.gid === gid) return (stat.mode & 0o020) !== 0;
  return (stat.mode & 0o002) !== 0;
}

if (require.main === module) runJob(makeData);
