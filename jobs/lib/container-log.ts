import { inOneStream } from "./one-stream";
import { runProcess } from "./process";

/** Enough to hold what was said before thousands of requests. */
const TAIL = 20_000;

/** What a container wrote, stdout and stderr in the order in which it came. */
export async function containerLog(
  container: string,
  { tail = TAIL, until }: { tail?: number; until?: string } = {},
): Promise<string> {
  const options = ["--tail", String(tail), ...(until === undefined ? [] : ["--until", until])];
  const { all } = await runProcess(...inOneStream("docker", ["logs", ...options, container]));
  return all;
}
