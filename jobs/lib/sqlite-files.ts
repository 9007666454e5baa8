import * as fs from "node:fs";
import * as path from "node:path";
import type { DataMount } from "../../configs/container/data";

/** The first 16 bytes of every SQLite database. */
const HEADER = "SQLite format 3\0";
/** Directories below one of data that are looked into: an instance path may be one. */
const DEPTH = 2;
/** Entries that are looked at, since uploads may be many: a database is seldom the last of them. */
const ENTRIES = 2000;

/** The SQLite databases in the directories that an app writes to, as paths of the host, nearest first. */
export function sqliteFiles(data: readonly DataMount[]): string[] {
  return data.flatMap(({ hostPath }) => nearest(hostPath).filter(isSqlite));
}

function nearest(directory: string): string[] {
  const files: string[] = [];
  let level = [directory];
  let left = ENTRIES;
  for (let depth = 0; depth <= DEPTH; depth += 1) {
    const below: string[] = [];
    for (const parent of level) {
      const entries = entriesOf(parent).slice(0, left);
      left -= entries.length;
      for (const entry of entries) {
        if (entry.isFile()) files.push(path.join(parent, entry.name));
        if (entry.isDirectory()) below.push(path.join(parent, entry.name));
      }
    }
    level = below;
  }
  return files;
}

function entriesOf(directory: string): fs.Dirent[] {
  try {
    return fs.readdirSync(directory, { withFileTypes: true });
  } catch {
    // Not there yet, or another user's.
    return [];
  }
}

function isSqlite(file: string): boolean {
  try {
    const descriptor = fs.openSync(file, "r");
    const header = Buffer.alloc(HEADER.length);
    fs.readSync(descriptor, header);
    fs.closeSync(descriptor);
    return header.toString("latin1") === HEADER;
  } catch {
    // Gone meanwhile, or another user's.
    return false;
  }
}
