import * as pulumi from "@pulumi/pulumi";
import { elsewhereWarning } from "../../../configs/container/id-space";
import { firstCopies } from "../../../configs/container/kept-files";
import type { ContainerSpec } from "../../../configs/container/spec";
import { job } from "../job";
import { hostIdSpace } from "./id-space";

/** The directories of the host that a process writes to: Docker would make a missing one as root's. */
export function dataDirectories(
  parent: pulumi.ComponentResource,
  name: string,
  { data, user }: ContainerSpec,
): pulumi.Resource[] {
  if (data.length === 0) return [];
  const space = hostIdSpace();
  if (space.kind === "elsewhere") void pulumi.log.warn(elsewhereWarning(space.where), parent);
  const copies = firstCopies(data);
  const input = {
    ...{ user, directories: data.map(({ hostPath }) => hostPath) },
    ...(copies.length > 0 && { copies }),
    ...(space.kind !== "same" && { space }),
  };
  return [job(`${name}-data`, { create: "make-data", delete: "keep-data", input }, { parent })];
}
