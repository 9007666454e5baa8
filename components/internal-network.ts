import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { labelsOf } from "./labels";

/** How far a container on the network gets. */
export const Egress = {
  /** Only to the other containers on the network. */
  None: "none",
  /** To the internet as well. */
  Internet: "internet",
} as const;
export type Egress = (typeof Egress)[keyof typeof Egress];

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
}

/** The networks that a server joins. */
export interface ServiceNetwork {
  /** The network between the containers. */
  internalName: pulumi.Input<string>;
  /** The network that a published front, and what reaches the host, joins as well. */
  outwardName?: pulumi.Input<string> | undefined;
}

/** Nothing that leaves is given the host's address, so nothing beyond the host can answer. */
const HOST_ONLY = { "com.docker.network.bridge.enable_ip_masquerade": "false" };

/** A Docker network between the containers of a stack, on which every port is reachable and none is published. */
export class InternalNetwork extends pulumi.ComponentResource implements ServiceNetwork {
  readonly internalName: pulumi.Output<string>;
  readonly outwardName: pulumi.Output<string> | undefined;

  constructor(
    name: string,
    args: InternalNetworkArgs = {},
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("flask-serving:index:InternalNetwork", name, {}, opts);
    const { egress = Egress.None, outward = false } = args;
    const labels = Object.entries(labelsOf(name)).map(([label, value]) => ({ label, value }));

    const internal = new docker.Network(
      name,
      { internal: egress === Egress.None, labels },
      { parent: this },
    );
    this.internalName = internal.name;
    // A network that leads out can publish ports itself.
    this.outwardName =
      outward && egress === Egress.None
        ? new docker.Network(`${name}-outward`, { labels, options: HOST_ONLY }, { parent: this })
            .name
        : undefined;
    this.registerOutputs({ internalName: this.internalName, outwardName: this.outwardName });
  }
}
