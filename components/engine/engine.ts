import type * as pulumi from "@pulumi/pulumi";
import type { DataMount } from "../../configs/container/data";
import type { MountWritten } from "../../configs/container/written";
import type { ContainerSpec, PublishedPort } from "../../configs/container/spec";
import type { ReleasePlan } from "../../configs/server/release";
import type { DeliverArgs } from "./deliver";
import type { ServiceNetwork } from "./service-network";

/**
 * All that a service needs of what runs it. Each method declares resources below the component that the
 * engine was asked for, named after `name`. Another engine is another implementation of this, and of the
 * jobs that it names; no service changes for it.
 */
export interface Engine {
  /** Makes the networks of a stack's services, and removes what no state knows of theirs. */
  network(name: string, args: NetworkArgs): MadeNetwork;
  /** Gets an image that others made. @returns what `run` takes: it names the image's content */
  pull(name: string, reference: string): pulumi.Output<string>;
  /** Makes a directory for several workloads, which outlives them and their networks. @returns what `shared` takes */
  share(name: string): pulumi.Output<string>;
  /** Runs a process, once or in several replicas, and does not wait until it answers. */
  run(name: string, args: RunArgs): Workload;
  /** Waits until each replica answers; one that ends instead fails at once, with its last lines. */
  waitReady(name: string, workload: Workload, args: ReadyArgs): pulumi.Resource;
  /** Has the app make a file in each directory of the host that it writes to. @returns what came of it */
  tryMounts(name: string, workload: Workload, args: TryMountsArgs): pulumi.Output<MountWritten[]>;
  /** Gives a running workload files, all at once, and waits until it has taken them. */
  deliver(name: string, workload: Workload, args: DeliverArgs): pulumi.Resource;
  /** Runs something once, beside the services. @returns what it printed on stdout */
  runOnce(name: string, args: RunOnceArgs): pulumi.Output<string>;
}

/** How far the networks of a stack lead. */
export interface NetworkArgs {
  /** Whether containers reach the internet. */
  internet: boolean;
  /** The addresses that the networks share; without them the engine finds some. */
  subnet?: string | undefined;
  /** Whether there is a way from the host to what is published, also where `internet` is false. */
  outward: boolean;
}

/** The networks of a stack's services. */
export interface MadeNetwork extends ServiceNetwork {
  internalName: pulumi.Output<string>;
  internalId: pulumi.Output<string>;
  label: pulumi.Output<string>;
  outwardName: pulumi.Output<string> | undefined;
}

/** A process, and where it runs. */
export interface RunArgs {
  spec: ContainerSpec;
  /** An image's content: of FlaskImage, or of `pull`. */
  image: pulumi.Input<string>;
  network: ServiceNetwork;
  /** @default 1 */
  replicas?: number;
  /** A name on the network that stays: what has it then ends before the next one starts. */
  alias?: string | undefined;
  /** Changes when what runs does. Without an alias its name on the network tells it. */
  content: string;
  /** Variables that stay encrypted in the state. */
  secretEnv?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /** Where in the container a directory is that outlives it, for what is delivered. */
  deliveredTo?: string;
  /** Directories that it has in common with others. */
  shared?: SharedDirectory[];
  /** Ports of the host that lead to it: what has one ends before the next one starts. */
  published?: PublishedPort[];
  /** A command that is run to its end before the process is, once for all replicas: again when its content changes. */
  release?: ReleasePlan | undefined;
  dependsOn?: pulumi.Resource[];
}

/** A directory that several workloads have. */
export interface SharedDirectory {
  /** Of `share`. */
  directory: pulumi.Input<string>;
  /** Where it is: there has to be one in the image, whose owner and rights a new one takes over. */
  containerPath: string;
  /** Whether it is only read there. */
  readOnly?: boolean;
}

/** What runs. */
export interface Workload {
  /** The names by which others on the network find it: the same number as its replicas, or one for all. */
  hosts: string[];
  /** Changes when it was started anew. */
  instance: pulumi.Output<string>;
  /** What a job is told to find each replica. Only the engine that made it knows what it means. */
  targets: Record<string, pulumi.Input<string>>[];
}

/** How it is told whether a workload answers. */
export interface ReadyArgs {
  /** A command that exits 0 in the container when it does. */
  health: string[];
  timeoutSeconds: number;
  /** How many processes share the memory of each replica: one may answer while the others are killed for it. */
  processes?: number;
}

/** The directories of the host that an app writes to. */
export interface TryMountsArgs {
  mounts: readonly DataMount[];
  /** What has to be there before. */
  dependsOn: pulumi.Resource[];
}

/** What is run once. */
export interface RunOnceArgs {
  /** The program of jobs/ that does it. */
  program: string;
  /** The networks that it joins. */
  networks: pulumi.Input<string>[];
  input: Record<string, unknown>;
  dependsOn: pulumi.Resource[];
}
