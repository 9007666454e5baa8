import type * as pulumi from "@pulumi/pulumi";
import type { ContainerSpec } from "../../../configs/container/spec";
import { job } from "../job";

/** The directories of the host that a process writes to: Docker would make a missing one as root's. */
export function dataDirectories(
  parent: pulumi.ComponentResource,
  name: string,
  { data, user }: ContainerSpec,
): pulumi.Resource[] {
  if (data.length === 0) return [];
  const input = { user, directories: data.map(({ hostPath }) => hostPath) };
  return [job(`${name}-data`, { create: "make-data", delete: "keep-data", input }, { parent })];
}
