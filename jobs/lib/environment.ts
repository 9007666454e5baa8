import { environmentOf, type RunEnvironment } from "../../configs/load/environment";
import { tryDocker } from "./docker";

/** Where a load runs: the machine of the engine, which may be another one than this. */
export async function environmentIn(
  container: string,
  window: string | undefined,
): Promise<RunEnvironment> {
  const printed = async (...argv: string[]) => {
    const { exitCode, stdout } = await tryDocker(argv);
    return exitCode === 0 ? stdout : undefined;
  };
  return environmentOf({
    info: await printed("info", "--format", "{{json .}}"),
    cpuinfo: await printed("exec", container, "cat", "/proc/cpuinfo"),
    window,
  });
}
