import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { ContainerSpec, PublishedPort } from "../../configs/container/spec";
import { labelsOf } from "./labels";

/** A container spec, and what only Pulumi knows of the container. */
export interface ManagedContainerArgs {
  /** What the container is a part of, for its labels. */
  component: string;
  spec: ContainerSpec;
  /** The image's id: by a tag, the provider would replace the container on each run. */
  image: pulumi.Input<string>;
  networks: NetworkAttachment[];
  /** Variables that stay encrypted in the state. */
  secretEnv?: Record<string, pulumi.Input<string>> | undefined;
  volumes?: docker.types.input.ContainerVolume[];
  published?: PublishedPort;
  /** Removes the old container before the new one starts, for what two cannot share: a port, a fixed name. */
  deleteFirst: boolean;
}

/** A network that a container joins, and the names by which it is found there. */
export interface NetworkAttachment {
  name: pulumi.Input<string>;
  aliases: string[];
}

/** Seconds that Docker may take, beyond the process's own grace, to end it. */
const STOP_MARGIN_SECONDS = 5;

/**
 * What the provider takes for an update but does not apply: a change has to replace.
 * Source: the provider's `Update` handles restart, memory and CPU shares only.
 */
const NOT_UPDATED = ["healthcheck", "tmpfs", "init", "cpuPeriod", "cpuQuota"];

/** Declares a hardened container, with the provider's traps closed. */
export function managedContainer(
  name: string,
  args: ManagedContainerArgs,
  opts: pulumi.CustomResourceOptions,
): docker.Container {
  return new docker.Container(
    name,
    { ...containerArgs(args), ...hardening(args.spec), ...limits(args.spec) },
    pulumi.mergeOptions(opts, {
      replaceOnChanges: NOT_UPDATED,
      deleteBeforeReplace: args.deleteFirst,
      // With two networks the provider reads these back in a random order.
      hideDiffs: ["networkDatas"],
    }),
  );
}

function containerArgs(args: ManagedContainerArgs): docker.ContainerArgs {
  const { spec } = args;
  return {
    image: args.image,
    entrypoints: [],
    command: spec.command,
    user: spec.user,
    envs: environment(spec, args.secretEnv),
    networksAdvanced: args.networks,
    ...(args.volumes && { volumes: args.volumes }),
    ...(spec.hostAccess && { hosts: [{ host: "host.docker.internal", ip: "host-gateway" }] }),
    ...(args.published && { ports: [port(args.published)] }),
    labels: Object.entries(labelsOf(args.component)).map(([label, value]) => ({ label, value })),
    healthcheck: {
      tests: ["CMD", ...spec.health.command],
      interval: `${spec.health.intervalSeconds}s`,
      timeout: `${spec.health.timeoutSeconds}s`,
      startPeriod: "0s",
      retries: 3,
    },
    init: spec.init,
    stopSignal: spec.stop.signal,
    stopTimeout: spec.stop.graceSeconds + STOP_MARGIN_SECONDS,
    // Unset, the provider kills at once.
    destroyGraceSeconds: spec.stop.graceSeconds + STOP_MARGIN_SECONDS,
    restart: "unless-stopped",
    // The wait job tells an exit with the last log lines; the provider would without.
    mustRun: false,
    wait: false,
  };
}

/** With one secret in it the whole list is: the provider gives it back in an order of its own. */
function environment(
  { env }: ContainerSpec,
  secretEnv: Record<string, pulumi.Input<string>> = {},
): pulumi.Input<pulumi.Input<string>[]> {
  const plain = Object.entries(env).map(([key, value]) => `${key}=${value}`);
  const secret = Object.entries(secretEnv).map(
    ([key, value]) => pulumi.interpolate`${key}=${value}`,
  );
  return secret.length === 0 ? plain : pulumi.secret([...plain, ...secret]);
}

/** Least privilege: what a web server never needs is taken away. */
function hardening(spec: ContainerSpec): Partial<docker.ContainerArgs> {
  return {
    readOnly: true,
    tmpfs: spec.tmpfs,
    capabilities: { drops: ["ALL"] },
    securityOpts: ["no-new-privileges"],
  };
}

function limits(spec: ContainerSpec): Partial<docker.ContainerArgs> {
  return {
    memory: spec.memoryMb,
    memorySwap: spec.memoryMb,
    ...(spec.cpus && { cpus: String(spec.cpus) }),
    ulimits: [{ name: "nofile", soft: spec.openFiles, hard: spec.openFiles }],
    logDriver: "json-file",
    logOpts: { "max-size": "10m", "max-file": "3" },
  };
}

/** The provider's default is every address of the host; ours is the host itself. */
function port({ internal, external }: PublishedPort): docker.types.input.ContainerPort {
  return { internal, external, ip: "127.0.0.1", protocol: "tcp" };
}
