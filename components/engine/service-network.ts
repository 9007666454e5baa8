import type * as pulumi from "@pulumi/pulumi";

/** The networks that a server joins. */
export interface ServiceNetwork {
  /** The network between the containers. */
  internalName: pulumi.Input<string>;
  /**
   * Changes when that network is made anew, also under its old name: what was on the old one is then
   * made anew too.
   * @default its name
   */
  internalId?: pulumi.Input<string> | undefined;
  /**
   * The value of a label that all that is on it carries: by it, what a killed run left is found.
   * @default its name
   */
  label?: pulumi.Input<string> | undefined;
  /** The network that a published front, and what reaches the host, joins as well. */
  outwardName?: pulumi.Input<string> | undefined;
}
