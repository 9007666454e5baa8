import * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import { deliveryInput } from "../deliver";
import type { Engine } from "../engine";
import { job } from "../job";
import { labelsOn } from "../labels";
import { makeNetworks } from "./networks";
import { triedMounts } from "./tried-mounts";
import { runContainers } from "./run";
import { keptVolume } from "./volume";

/** Docker containers as an engine: one container a replica, reached by `docker exec`. */
export function dockerContainers(parent: pulumi.ComponentResource): Engine {
  return {
    network: (name, args) => makeNetworks(parent, name, args),
    // By its id: an image that is named by a tag would replace the container on each run.
    pull: (name, reference) =>
      new docker.RemoteImage(name, { name: reference, keepLocally: true }, { parent }).imageId,
    share: (name) => keptVolume(parent, name),
    run: (name, args) => runContainers(parent, name, args),
    waitReady: (name, { targets }, args) =>
      job(`${name}-ready`, { create: "wait-ready", input: { targets, ...args } }, { parent }),
    tryMounts: (name, { targets: [target] }, args) => triedMounts(parent, name, target, args),
    deliver: (name, { targets: [target] }, args) =>
      job(
        name,
        { create: "deliver-files", input: { ...target, ...deliveryInput(args) } },
        { parent, dependsOn: args.dependsOn },
      ),
    runOnce: (name, { program, networks, input, dependsOn }) =>
      job(
        name,
        {
          create: program,
          input: { ...input, networks, labels: labelsOn(networks[0] ?? "none", name) },
        },
        { parent, dependsOn },
      ).stdout,
  };
}
