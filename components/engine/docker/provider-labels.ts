import type * as pulumi from "@pulumi/pulumi";
import { labelsOn } from "../labels";

/** The labels of what is on a network, as the provider takes them. */
export function providerLabels(network: pulumi.Input<string>, component: string) {
  return Object.entries(labelsOn(network, component)).map(([label, value]) => ({ label, value }));
}
