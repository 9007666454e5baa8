import type * as pulumi from "@pulumi/pulumi";
import { askEngine } from "./ask";
import { hostOf } from "./host";
import { job } from "../job";
import type { NetworkAttachment } from "./container";

/** Networks of others that a server joins. */
export interface JoinedNetworks {
  attachments: NetworkAttachment[];
  /** What makes sure that they are there: without one, Docker would have made the container, and then refuse to join it. */
  dependsOn: pulumi.Resource[];
}

/** Looks for networks of others: one that was made anew under its name is another one to join. */
export function joinedNetworks(
  parent: pulumi.ComponentResource,
  name: string,
  networks: readonly string[],
): JoinedNetworks {
  if (networks.length === 0) return { attachments: [], dependsOn: [] };
  const ids = networks.map((network) =>
    hostOf(parent).apply((host) => lookUpNetwork(host, network)),
  );
  const input = { networks, ids };
  return {
    attachments: ids.map((id) => ({ name: id, aliases: [] })),
    dependsOn: [job(`${name}-networks`, { create: "find-networks", input }, { parent })],
  };
}

/** Its id; of one that is not there the name, about which the job has a sentence. */
async function lookUpNetwork(host: string, network: string): Promise<string> {
  const asked = await askEngine(host, ["network", "inspect", "--format", "{{.Id}}", network]);
  return asked.exitCode === 0 ? asked.stdout : network;
}
