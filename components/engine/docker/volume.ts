import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { job } from "../job";
import type { ServiceNetwork } from "../service-network";
import { providerLabels } from "./provider-labels";

/**
 * Declares a volume that outlives the containers that have it.
 * @param network what it is made anew with; without one it stays whatever becomes of the networks
 * @returns its name
 */
export function keptVolume(
  parent: pulumi.ComponentResource,
  name: string,
  network?: ServiceNetwork,
): pulumi.Output<string> {
  const labels = providerLabels(network, name);
  const kept = { parent, retainOnDelete: true };
  const volume = new docker.Volume(`${name}-files`, { labels }, kept);
  // The provider would wait for 2 s before it removes it.
  const removal = job(
    `${name}-files-removal`,
    { delete: "remove-volume", input: { volume: volume.name }, triggers: [volume.name] },
    { parent },
  );
  // What has it by this depends on what removes it.
  return pulumi.all([volume.name, removal.id]).apply(([known]) => known);
}
