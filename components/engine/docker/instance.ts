import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { fingerprint } from "../../../configs/fingerprint";
import { askEngine } from "./ask";
import { hostOf } from "./host";

/**
 * Which run each of a service's containers is: another one once it has ended or was made anew, and the same while
 * it is not touched. A stopped one has the instance already that it will have when it is started, so
 * what starts it is run once.
 */
export function instancesOf(
  containers: readonly docker.Container[],
  component: pulumi.ComponentResource,
): pulumi.Output<string[]> {
  const ids = pulumi.all(containers.map(({ id }) => id));
  return pulumi.all([hostOf(component), ids]).apply(lookUpInstances);
}

const FORMAT = "{{.Id}} {{.State.FinishedAt}}";

/** Where no engine answers, or one of them is gone, what uses the container tells. */
async function lookUpInstances([host, containers]: [string, string[]]): Promise<string[]> {
  const { stdout } = await askEngine(host, ["inspect", "--format", FORMAT, ...containers]);
  const ended = new Map(stdout.split("\n").map((line) => line.split(" ") as [string, string]));
  return containers.map((container) =>
    fingerprint({ container, ended: ended.get(container) ?? "" }),
  );
}
