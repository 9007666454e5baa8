import * as pulumi from "@pulumi/pulumi";
import { HOST_ONLY } from "../../../configs/container/host-only-network";
import { parseSubnet, quarterOf, subnetText } from "../../../configs/container/subnet";
import type { MadeNetwork, NetworkArgs } from "../engine";
import { job } from "../job";
import { labelsOf } from "../labels";
import { hostOf } from "./host";
import { hostIdSpace } from "./id-space";
import { dockerNetwork } from "./network";
import { straysOf } from "./strays";

/**
 * Declares the network between containers, and the one that leads to the host where it is asked for.
 * All that is on them carries one name as a label, so that what a killed run left there is found: it is
 * removed before the networks are made, and before they are removed.
 */
export function makeNetworks(
  parent: pulumi.ComponentResource,
  name: string,
  { internet, outward, subnet }: NetworkArgs,
): MadeNetwork {
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
  const of = { component: name, prefix: fullName, label };
  const internal = dockerNetwork(parent, {
    ...{ ...of, role: "internal", internal: !internet, options: {} },
    addresses: addresses(subnet, reach(internet)),
  });
  // A network that leads out can publish ports itself.
  const outwards =
    outward && !internet
      ? [
          dockerNetwork(parent, {
            ...{ ...of, role: "outward", internal: false, options: HOST_ONLY },
            addresses: addresses(subnet, "outward"),
          }),
        ]
      : [];
  const networks = [internal, ...outwards].map(({ resource }) => resource);
  const gate = emptyNetworks(parent, name, fullName, networks);
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

/** The addresses of one of its networks. */
function addresses(subnet: string | undefined, which: Parameters<typeof quarterOf>[1]) {
  const all = subnet === undefined ? undefined : parseSubnet(subnet);
  return all && subnetText(quarterOf(all, which));
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
 * On a destroy this runs between the containers that the state knows and the networks: others may hold a
 * network, which can then not be removed.
 */
function emptyNetworks(
  parent: pulumi.ComponentResource,
  name: string,
  network: pulumi.Output<string>,
  dependsOn: pulumi.Resource[],
): pulumi.CustomResource {
  const args = { delete: "remove-containers", input: { network }, triggers: [network] };
  return job(`${name}-gate`, args, { parent, dependsOn });
}

/** What tells a network from others of its component's name: the job's result. */
function parseSuffix(stdout: string): string {
  return (JSON.parse(stdout) as { suffix: string }).suffix;
}
