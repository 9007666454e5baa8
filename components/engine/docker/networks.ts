import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { HOST_ONLY } from "../../../configs/container/host-only-network";
import { gatewayOf, parseSubnet, quarterOf, subnetText } from "../../../configs/container/subnet";
import type { MadeNetwork, NetworkArgs } from "../engine";
import { job } from "../job";
import { labelsOf } from "../labels";
import { hostOf } from "./host";
import { hostIdSpace } from "./id-space";
import { providerLabels } from "./provider-labels";
import { straysOf } from "./strays";

/**
 * Declares the network between containers, and the one that leads to the host where it is asked for.
 * All that is on them carries the first one's name as a label, so that what a killed run left there is
 * found: it is removed before the networks are made, and before they are removed.
 */
export function makeNetworks(
  parent: pulumi.ComponentResource,
  name: string,
  { internet, outward, subnet }: NetworkArgs,
): MadeNetwork {
  // Pulumi would give one that was removed another name, and a load test would run for that.
  const suffix = job(
    `${name}-name`,
    {
      create: "make-suffix",
      triggers: [internet ? "internet" : "none", ...(subnet === undefined ? [] : [subnet])],
      remembers: true,
      input: subnet === undefined ? {} : wantedAddresses(name, subnet, internet),
    },
    { parent },
  );
  const fullName = pulumi.interpolate`${name}-${suffix.stdout.apply(parseSuffix)}`;
  const leftovers = removeLeftovers(parent, name, fullName, suffix.stdout);
  // What has the label is made after the leftovers are removed, and removed before them.
  const label = pulumi.all([fullName, leftovers.id]).apply(([known]) => known);
  const labels = providerLabels({ internalName: label }, name);
  const opts = { parent, dependsOn: leftovers };
  const internal = new docker.Network(
    name,
    { name: fullName, internal: !internet, labels, ...addresses(subnet, reach(internet)) },
    { ...opts, deleteBeforeReplace: false },
  );
  // A network that leads out can publish ports itself.
  const outwards =
    outward && !internet
      ? [
          new docker.Network(
            `${name}-outward`,
            { labels, options: HOST_ONLY, ...addresses(subnet, "outward") },
            opts,
          ),
        ]
      : [];
  const gate = emptyNetworks(parent, name, fullName, leftovers);
  return {
    internalName: internal.name,
    // What joins it by this depends on the gate.
    internalId: pulumi.all([internal.id, gate.id]).apply(([id]) => id),
    label,
    outwardName: outwards[0]?.name,
  };
}

function reach(internet: boolean) {
  return internet ? "internet" : "none";
}

/** What of a stack's addresses its networks take, one of them perhaps only later. */
function wantedAddresses(name: string, subnet: string, internet: boolean) {
  const all = parseSubnet(subnet);
  const needed = all ? [quarterOf(all, reach(internet)), quarterOf(all, "outward")] : [];
  const isElsewhere = hostIdSpace().kind === "elsewhere" && { isElsewhere: true };
  return { subnet, needed: needed.map(subnetText), own: labelsOf(name), ...isElsewhere };
}

/** The addresses of one of its networks. Docker would name the gateway itself, and Pulumi take that for a change. */
function addresses(subnet: string | undefined, which: Parameters<typeof quarterOf>[1]) {
  const all = subnet === undefined ? undefined : parseSubnet(subnet);
  if (!all) return {};
  const own = quarterOf(all, which);
  return { ipamConfigs: [{ subnet: subnetText(own), gateway: gatewayOf(own) }] };
}

/** Removes what the state does not know: an update finds it, a destroy whatever is left when all else is gone. */
function removeLeftovers(
  parent: pulumi.ComponentResource,
  name: string,
  network: pulumi.Output<string>,
  anchor: pulumi.Output<string>,
): pulumi.CustomResource {
  const strays = pulumi
    .all([hostOf(parent), network, anchor])
    .apply(([host, known, printed]) => straysOf(host, known, printed));
  return job(
    `${name}-leftovers`,
    {
      update: "remove-strays",
      delete: "remove-owned",
      input: { network, strays },
      triggers: [network],
    },
    { parent },
  );
}

/**
 * On a destroy this runs beside the removal of the networks, when all containers that the state knows are
 * gone: others may hold a network, which the provider tries to remove until it is free.
 */
function emptyNetworks(
  parent: pulumi.ComponentResource,
  name: string,
  network: pulumi.Output<string>,
  dependsOn: pulumi.Resource,
): pulumi.CustomResource {
  const args = { delete: "remove-containers", input: { network }, triggers: [network] };
  return job(`${name}-gate`, args, { parent, dependsOn });
}

/** What tells a network from others of its component's name: the job's result. */
function parseSuffix(stdout: string): string {
  return (JSON.parse(stdout) as { suffix: string }).suffix;
}
