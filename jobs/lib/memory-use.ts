import {
  type MemoryUse,
  MEMORY_USE_PROGRAM,
  parseMemoryUse,
} from "../../configs/container/memory-use";
import { tryCommand } from "./in-container";

/** What a container uses of its memory, and how many of its processes were killed; undefined where nothing tells. */
export async function memoryUse(container: string): Promise<MemoryUse | undefined> {
  const { exitCode, stdout } = await tryCommand(container, ["sh", "-c", MEMORY_USE_PROGRAM]);
  return exitCode === 0 ? parseMemoryUse(stdout) : undefined;
}
