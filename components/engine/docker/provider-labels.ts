import type * as pulumi from "@pulumi/pulumi";
import { labelsOn } from "../labels";
import type { ServiceNetwork } from "../service-network";

/** The labels of what is on a network, as the provider takes them. */
export function providerLabels(network: ServiceNetwork, component: string) {
  const labels = labelsOn(network.label ?? network.internalName, component);
  return Object.entries(labels).map(([label, value]): Label => ({ label, value }));
}

interface Label {
  label: string;
  value: pulumi.Input<string>;
}
