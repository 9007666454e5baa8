import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { scratchDirectory } from "./scratch";

/** The programs of scripts/ in a project of their own, to run with what a test puts beside them. */
export interface CopiedScripts {
  directory: string;
  /** Runs node, with no variables but PATH, an empty home and these. */
  node(
    args: string[],
    env?: Record<string, string>,
  ): { status: number | null; stdout: string; stderr: string };
  remove(): void;
}

/** Copies these files and directories of scripts/. */
export function copyScripts(...names: string[]): CopiedScripts {
  const directory = scratchDirectory();
  for (const name of names) {
    fs.cpSync(path.join("scripts", name), path.join(directory, "scripts", name), {
      recursive: true,
    });
  }
  return {
    directory,
    node(args, more = {}) {
      const env = { PATH: process.env.PATH, HOME: directory, ...more };
      const options = { cwd: directory, env, encoding: "utf8" } as const;
      const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
      return { status, stdout, stderr };
    },
    remove: () => fs.rmSync(directory, { recursive: true }),
  };
}
