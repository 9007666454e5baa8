import type * as pulumi from "@pulumi/pulumi";
import { labelsOf, labelsOn } from "../labels";
import type { ServiceNetwork } from "../service-network";

/** The labels of what is on a network, or on none, as the provider takes them. */
export function providerLabels(network: ServiceNetwork | undefined, component: string) {
  const labels: Record<string, pulumi.Input<string>> = network
    ? labelsOn(network.label ?? network.internalName, component)
    : labelsOf(component);
  return Object.entries(labels).map(([label, value]): Label => ({ label, value }));
}

interface Label {
  label: string;
  value: pulumi.Input<string>;
}
