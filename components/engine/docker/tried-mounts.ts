import * as pulumi from "@pulumi/pulumi";
import type { MountWritten } from "../../../configs/container/written";
import type { TryMountsArgs, Workload } from "../engine";
import { job } from "../job";
import { hostIdSpace } from "./id-space";

/** Has a container of the app make files, again only where it or its directories are others. */
export function triedMounts(
  parent: pulumi.ComponentResource,
  name: string,
  target: Workload["targets"][number] | undefined,
  { mounts, dependsOn }: TryMountsArgs,
): pulumi.Output<MountWritten[]> {
  if (mounts.length === 0) return pulumi.output([]);
  const space = hostIdSpace();
  const input = {
    ...{ container: target?.container, mounts },
    ...(space.kind !== "same" && { space }),
  };
  return job(name, { create: "try-mounts", input }, { parent, dependsOn }).stdout.apply(
    parseMounts,
  );
}

function parseMounts(stdout: string): MountWritten[] {
  return (JSON.parse(stdout) as { mounts?: MountWritten[] }).mounts ?? [];
}
