import * as path from "node:path";
import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { DataMount } from "../../../configs/container/data";
import { needsRelabel } from "../../../configs/container/engine-info";
import { nameAmong } from "../../../configs/container/standing-name";
import { fingerprint } from "../../../configs/fingerprint";
import type { RunArgs, Workload } from "../engine";
import { managedContainer, type NetworkAttachment } from "./container";
import { dataDirectories } from "./data-directories";
import { engineFacts } from "./facts";
import { instancesOf } from "./instance";
import { joinedNetworks } from "./joined-networks";
import { released } from "./release";
import { standingNames } from "./standing";
import { keptVolume } from "./volume";

/**
 * Declares one container a replica. A changed one starts beside the old one, under a name of its own,
 * unless the two would share a port or a fixed alias.
 */
export function runContainers(
  parent: pulumi.ComponentResource,
  name: string,
  args: RunArgs,
): Workload {
  const { spec, replicas = 1, content, alias } = args;
  const joined = joinedNetworks(parent, name, spec.networks);
  const prepared = [...dataDirectories(parent, name, spec), ...joined.dependsOn];
  const release = released(parent, name, args, {
    networks: [...attachments(args, name), ...joined.attachments].map((network) => network.name),
    joined: joined.attachments.map((network) => network.name),
    dependsOn: [...prepared, ...(args.dependsOn ?? [])],
  });
  const dependsOn = [...prepared, ...(args.dependsOn ?? []), ...release];
  const scratch = spec.scratch.map((containerPath) => ({ containerPath }));
  const given = [...deliveryVolume(parent, name, args), ...sharedVolumes(args)];
  const volumes = [...spec.data.map(bindMount), ...scratch, ...given];
  const names = replicaNames(name, replicas);
  const standing = alias === undefined ? standingNames(names) : undefined;
  const replicasOf = names.map((replica) => {
    const named = `${hostName(replica)}-${content}`;
    const host = alias ?? nameAmong(named, standing?.get(replica) ?? []);
    const networks = [...attachments(args, host), ...joined.attachments];
    const placement = { component: replica, host, networks, volumes };
    return { replica, host, container: managedContainer(args, placement, { parent, dependsOn }) };
  });
  const instances = instancesOf(
    replicasOf.map(({ container }) => container),
    parent,
  );
  const targets = replicasOf.map(({ replica, container }, index) => ({
    ...{ container: container.id, what: replica },
    instance: instances.apply((all) => all[index] ?? ""),
    network: args.network.label ?? args.network.internalName,
  }));
  return {
    hosts: replicasOf.map(({ host }) => host),
    instance: instances.apply(fingerprint),
    targets,
  };
}

/** The first has the service's own name, so that one more or less leaves it as it is. */
function replicaNames(name: string, replicas: number): string[] {
  return Array.from({ length: replicas }, (_, index) => (index ? `${name}-${index + 1}` : name));
}

function bindMount({ hostPath, containerPath }: DataMount) {
  const relabel = needsRelabel(engineFacts()) && { selinuxRelabel: "z" };
  return { hostPath: path.resolve(hostPath), containerPath, ...relabel };
}

/** A read-only root takes no files: what is delivered lies in a volume, which outlives the container. */
function deliveryVolume(
  parent: pulumi.ComponentResource,
  name: string,
  { deliveredTo, network }: RunArgs,
): docker.types.input.ContainerVolume[] {
  if (deliveredTo === undefined) return [];
  return [{ volumeName: keptVolume(parent, name, network), containerPath: deliveredTo }];
}

function sharedVolumes({ shared = [] }: RunArgs): docker.types.input.ContainerVolume[] {
  return shared.map(({ directory: volumeName, ...mount }) => ({ volumeName, ...mount }));
}

/** The networks of a container: the outward one only for what is published or reaches the host. */
function attachments(
  { network, spec, published = [] }: RunArgs,
  alias: string,
): NetworkAttachment[] {
  const internal = { name: network.internalId ?? network.internalName, aliases: [alias] };
  const isOutward = published.length > 0 || spec.hostAccess;
  if (!isOutward || network.outwardName === undefined) return [internal];
  return [internal, { name: network.outwardName, aliases: [] }];
}

/** A component's name as a host name. */
function hostName(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "") || "app"
  );
}
