import type { Hardening } from "./hardening";

/** A container's hardening as arguments of `docker create` and `docker run`. */
export function hardeningArgv(hardening: Hardening): string[] {
  const { user, memoryMb, memorySwapMb, cpus, pids, openFiles, init, tmpfs, log } = hardening;
  return [
    ...["--user", user],
    ...(hardening.readOnlyRoot ? ["--read-only"] : []),
    ...hardening.droppedCapabilities.flatMap((one) => ["--cap-drop", one]),
    ...hardening.securityOptions.flatMap((one) => ["--security-opt", one]),
    ...["--memory", `${memoryMb}m`, "--memory-swap", `${memorySwapMb}m`],
    ...(cpus === undefined ? [] : ["--cpus", String(cpus)]),
    ...["--pids-limit", String(pids), "--ulimit", `nofile=${openFiles}:${openFiles}`],
    ...(init ? ["--init"] : []),
    ...Object.entries(tmpfs).flatMap(([path, how]) => ["--tmpfs", `${path}:${how}`]),
    ...["--log-driver", log.driver],
    ...Object.entries(log.options).flatMap(([key, value]) => ["--log-opt", `${key}=${value}`]),
  ];
}
