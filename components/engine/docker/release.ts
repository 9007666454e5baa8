import * as pulumi from "@pulumi/pulumi";
import { needsRelabel } from "../../../configs/container/engine-info";
import { Label } from "../../../configs/container/labels";
import { releaseContainer } from "../../../configs/container/release-container";
import type { RunArgs } from "../engine";
import { job } from "../job";
import { engineFacts } from "./facts";
import { labelsOn } from "../labels";

/** Where a release command runs, and after what. */
interface Around {
  /** Its networks, its own one first. */
  networks: pulumi.Input<string>[];
  /** Those of them that others make: another one of a name may lead to another database. */
  joined: pulumi.Input<string>[];
  dependsOn: pulumi.Resource[];
}

/**
 * Runs a workload's release command before the workload. What has to run again replaces the resource: a
 * failure leaves the one that was, so that the next deployment tries again.
 */
export function released(
  parent: pulumi.ComponentResource,
  name: string,
  { release, image, network, secretEnv }: RunArgs,
  { networks, joined, dependsOn }: Around,
): pulumi.Resource[] {
  if (release === undefined) return [];
  const { spec, timeoutSeconds, content } = release;
  const what = `${name}-release`;
  const labels = {
    ...labelsOn(network.label ?? network.internalName, what),
    [Label.EndsByItself]: "yes",
  };
  const container = releaseContainer(pulumi.getProject());
  const secrets = secretEnv === undefined ? {} : pulumi.secret(secretEnv);
  const relabel = needsRelabel(engineFacts()) && { relabel: true };
  const input = { what, container, spec, timeoutSeconds, image, networks, labels, ...relabel };
  const again = { update: false as const, triggers: [content, ...joined] };
  const made = { create: "run-release", input: { ...input, secretEnv: secrets }, ...again };
  return [job(what, made, { parent, dependsOn })];
}
