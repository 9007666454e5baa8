import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/**
 * Does something to files, wholly or not at all: where it fails, or is interrupted, they are as they were before.
 */
export async function allOrNothing(
  files: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const before = files.map((file) => ({
    file,
    bytes: existsSync(file) ? readFileSync(file) : undefined,
  }));
  const restore = () => {
    for (const { file, bytes } of before) {
      if (bytes) writeFileSync(file, bytes);
      else rmSync(file, { force: true });
    }
  };
  const interrupted = () => {
    restore();
    process.exit(130);
  };
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    await work();
  } catch (error) {
    restore();
    throw error;
  } finally {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
  }
}
