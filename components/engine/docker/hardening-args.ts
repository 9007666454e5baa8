import type * as docker from "@pulumi/docker";
import type { Hardening } from "../../../configs/container/hardening";

/** A container's hardening as arguments of the provider, which has none for `pids`: the job that waits sets it. */
export function hardeningArgs(hardening: Hardening) {
  const { user, memoryMb, memorySwapMb, cpus, openFiles, init, tmpfs, log } = hardening;
  return {
    user,
    readOnly: hardening.readOnlyRoot,
    capabilities: { drops: hardening.droppedCapabilities },
    securityOpts: hardening.securityOptions,
    memory: memoryMb,
    memorySwap: memorySwapMb,
    ...(cpus !== undefined && { cpus: String(cpus) }),
    ulimits: [{ name: "nofile", soft: openFiles, hard: openFiles }],
    init,
    tmpfs,
    logDriver: log.driver,
    logOpts: log.options,
  } satisfies Partial<docker.ContainerArgs>;
}
