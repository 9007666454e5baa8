import * as pulumi from "@pulumi/pulumi";
import { engineFor } from "./engine/engine-for";
import type { ServiceNetwork } from "./engine/service-network";
import type { Egress } from "../configs/container/egress";
import { internalNetworkPlan } from "../configs/container/internal-network";
import { decideFor } from "./decide";

/** How far a network leads. */
export interface InternalNetworkArgs {
  /**
   * How far its containers get.
   * @default Egress.None
   */
  egress?: Egress;
  /**
   * Whether there is an outward network too, which a published front joins, and what reaches the
   * host: Docker publishes no port of a container that is on internal networks only. It leads to the
   * host and no further: addresses behind it get no answer out.
   * @default false
   */
  outward?: boolean;
  /**
   * The IPv4 addresses of its networks, such as `10.201.0.0/24`, of which each gets a quarter; 8 to 24 bits.
   * @default what Docker finds free
   */
  subnet?: string | undefined;
}

/** A Docker network between the containers of a stack, on which every port is reachable and none is published. */
export class InternalNetwork extends pulumi.ComponentResource implements ServiceNetwork {
  readonly internalName: pulumi.Output<string>;
  readonly internalId: pulumi.Output<string>;
  readonly label: pulumi.Output<string>;
  readonly outwardName: pulumi.Output<string> | undefined;

  /** @throws pulumi.ResourceError that lists all that is wrong with the arguments. */
  constructor(
    name: string,
    args: InternalNetworkArgs = {},
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("flask-serving:index:InternalNetwork", name, {}, opts);
    const made = engineFor(this).network(
      name,
      decideFor(this, () => internalNetworkPlan(name, args)),
    );
    this.internalName = made.internalName;
    this.internalId = made.internalId;
    this.label = made.label;
    this.outwardName = made.outwardName;
    this.registerOutputs({ internalName: this.internalName, outwardName: this.outwardName });
  }
}
