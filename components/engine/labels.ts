import * as pulumi from "@pulumi/pulumi";
import { type Labels, ownLabels } from "../../configs/container/labels";

/** The labels that every Docker object of ours carries: nothing without them is ever removed. */
export function labelsOf(component: string): Labels {
  return ownLabels(pulumi.getProject(), pulumi.getStack(), component);
}
