import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { HOST_ONLY } from "../configs/container/host-only-network";
import { job } from "./engine/job";
import { labelsOf } from "./engine/labels";

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
  /**
   * Changes when that network is made anew, also under its old name: what was on the old one is then
   * made anew too.
   * @default its name
   */
  internalId?: pulumi.Input<string> | undefined;
  /** The network that a published front, and what reaches the host, joins as well. */
  outwardName?: pulumi.Input<string> | undefined;
}

/** A Docker network between the containers of a stack, on which every port is reachable and none is published. */
export class InternalNetwork extends pulumi.ComponentResource implements ServiceNetwork {
  readonly internalName: pulumi.Output<string>;
  readonly internalId: pulumi.Output<string>;
  readonly outwardName: pulumi.Output<string> | undefined;

  constructor(
    name: string,
    args: InternalNetworkArgs = {},
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("flask-serving:index:InternalNetwork", name, {}, opts);
    const { egress = Egress.None, outward = false } = args;
    const labels = Object.entries(labelsOf(name)).map(([label, value]) => ({ label, value }));

    // Pulumi would give one that was removed another name, and a load test would run for that.
    const suffix = job(
      `${name}-name`,
      { create: "make-suffix", triggers: [egress], input: {} },
      { parent: this },
    );
    const internal = new docker.Network(
      name,
      {
        name: pulumi.interpolate`${name}-${suffix.stdout.apply(parseSuffix)}`,
        internal: egress === Egress.None,
        labels,
      },
      { parent: this, deleteBeforeReplace: false },
    );
    this.internalName = internal.name;
    this.internalId = internal.id;
    // A network that leads out can publish ports itself.
    this.outwardName =
      outward && egress === Egress.None
        ? new docker.Network(`${name}-outward`, { labels, options: HOST_ONLY }, { parent: this })
            .name
        : undefined;
    this.registerOutputs({ internalName: this.internalName, outwardName: this.outwardName });
  }
}

/** What tells a network from others of its component's name: the job's result. */
function parseSuffix(stdout: string): string {
  return (JSON.parse(stdout) as { suffix: string }).suffix;
}
