import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { HOST_ONLY } from "../../../configs/container/host-only-network";
import type { MadeNetwork, NetworkArgs } from "../engine";
import { job } from "../job";
import { labelsOf } from "../labels";

/** Declares the network between containers, and the one that leads to the host where it is asked for. */
export function makeNetworks(
  parent: pulumi.ComponentResource,
  name: string,
  { internet, outward }: NetworkArgs,
): MadeNetwork {
  const labels = Object.entries(labelsOf(name)).map(([label, value]) => ({ label, value }));
  // Pulumi would give one that was removed another name, and a load test would run for that.
  const suffix = job(
    `${name}-name`,
    { create: "make-suffix", triggers: [internet ? "internet" : "none"], input: {} },
    { parent },
  );
  const internal = new docker.Network(
    name,
    {
      name: pulumi.interpolate`${name}-${suffix.stdout.apply(parseSuffix)}`,
      internal: !internet,
      labels,
    },
    { parent, deleteBeforeReplace: false },
  );
  // A network that leads out can publish ports itself.
  const outwardName =
    outward && !internet
      ? new docker.Network(`${name}-outward`, { labels, options: HOST_ONLY }, { parent }).name
      : undefined;
  return { internalName: internal.name, internalId: internal.id, outwardName };
}

/** What tells a network from others of its component's name: the job's result. */
function parseSuffix(stdout: string): string {
  return (JSON.parse(stdout) as { suffix: string }).suffix;
}
