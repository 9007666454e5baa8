import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { readStackArguments } from "./stack/arguments";
import { HOW_TO_SET } from "./setting";
import { shownLine } from "./shown-line";
import { type StackContainer, containersOf } from "./stack/containers";

import { logHints } from "../configs/container/log-hints";
import { inOneStream } from "../jobs/lib/one-stream";

const TAIL = "200";

/** `npm run logs -- STACK [--follow]`: what a stack's containers wrote, each line behind its component's name. */
export async function logs(argv: string[]): Promise<void> {
  const { stack, follow } = readStackArguments(argv, "npm run logs", ["follow"]);
  const containers = await containersOf(stack);
  const width = Math.max(...containers.map(({ component }) => component.length));
  const lines = await Promise.all(containers.map((one) => show(one, width, follow)));
  const hints = logHints(lines.flat().join("\n"));
  for (const hint of hints) process.stderr.write(`\n! ${hint}\n`);
  if (hints.length > 0) process.stderr.write(`\n${HOW_TO_SET}\n`);
}

/** Prints a container's lines as they come, and gives them. */
function show({ id, component }: StackContainer, width: number, follow = false): Promise<string[]> {
  const argv = ["logs", "--tail", TAIL, ...(follow ? ["--follow"] : []), id];
  const child = spawn(...inOneStream("docker", argv), {
    ...{ env: process.env, stdio: ["ignore", "pipe", "inherit"] },
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    process.stdout.write(`${component.padEnd(width)} | ${shownLine(line)}\n`);
    lines.push(stripVTControlCharacters(line));
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", () => resolve(lines));
  });
}
