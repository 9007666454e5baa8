import * as pulumi from "@pulumi/pulumi";
import { Label, type Labels, ownLabels } from "../../configs/container/labels";

/** The labels that every Docker object of ours carries: nothing without them is ever removed. */
export function labelsOf(component: string): Labels {
  return ownLabels(pulumi.getProject(), pulumi.getStack(), component);
}

/** The same of what is on a network, or is one: by its name, what no state knows is found again. */
export function labelsOn(
  network: pulumi.Input<string>,
  component: string,
): Record<string, pulumi.Input<string>> {
  return { ...labelsOf(component), [Label.Network]: network };
}
