import type { DataMount } from "../container/data";

/** What is asked of a file system; node's own has it. */
export interface FileSystem {
  readdirSync(path: string, options: { withFileTypes: true }): Entry[];
  openSync(path: string, flags: string): number;
  readSync(file: number, buffer: Uint8Array): number;
  closeSync(file: number): void;
}

interface Entry {
  name: string;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** The first 16 bytes of every SQLite database. */
const HEADER = "SQLite format 3\0";
/** Directories below one of data that are looked into: an instance path may be one. */
const DEPTH = 2;
/** Entries that are looked at, since uploads may be many: a database is seldom the last of them. */
const ENTRIES = 2000;

/** The SQLite databases in the directories that an app writes to, as paths of the host, nearest first. */
export function sqliteFiles(fs: FileSystem, data: readonly DataMount[]): string[] {
  return data.flatMap(({ hostPath }) => nearest(fs, hostPath).filter((file) => isSqlite(fs, file)));
}

function nearest(fs: FileSystem, directory: string): string[] {
  const files: string[] = [];
  let level = [directory];
  let left = ENTRIES;
  for (let depth = 0; depth <= DEPTH; depth += 1) {
    const below: string[] = [];
    for (const parent of level) {
      const entries = entriesOf(fs, parent).slice(0, left);
      left -= entries.length;
      const paths = (kind: "isFile" | "isDirectory") =>
        entries.filter((entry) => entry[kind]()).map(({ name }) => `${parent}/${name}`);
      files.push(...paths("isFile"));
      below.push(...paths("isDirectory"));
    }
    level = below;
  }
  return files;
}

function entriesOf(fs: FileSystem, directory: string): Entry[] {
  try {
    return fs.readdirSync(directory, { withFileTypes: true });
  } catch {
    // Not there yet, or another user's.
    return [];
  }
}

function isSqlite(fs: FileSystem, path: string): boolean {
  try {
    const file = fs.openSync(path, "r");
    const header = Buffer.alloc(HEADER.length);
    fs.readSync(file, header);
    fs.closeSync(file);
    return header.toString("latin1") === HEADER;
  } catch {
    // Gone meanwhile, or another user's.
    return false;
  }
}
