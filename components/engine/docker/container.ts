import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { ContainerSpec, PublishedPort } from "../../../configs/container/spec";
import type { RunArgs } from "../engine";
import { labelsOf } from "../labels";

/** Where a container stands. */
export interface Surroundings {
  /** What it is a part of: its name, and its label. */
  component: string;
  networks: NetworkAttachment[];
  volumes: docker.types.input.ContainerVolume[];
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
  args: RunArgs,
  around: Surroundings,
  opts: pulumi.CustomResourceOptions,
): docker.Container {
  return new docker.Container(
    around.component,
    { ...containerArgs(args, around), ...hardening(args.spec), ...limits(args.spec) },
    pulumi.mergeOptions(opts, {
      replaceOnChanges: NOT_UPDATED,
      // Two cannot share a port of the host or a fixed name.
      deleteBeforeReplace: args.published !== undefined || args.alias !== undefined,
      // With two networks the provider reads these back in a random order.
      hideDiffs: ["networkDatas"],
    }),
  );
}

function containerArgs(
  { spec, image, secretEnv, published }: RunArgs,
  { component, networks, volumes }: Surroundings,
): docker.ContainerArgs {
  return {
    image,
    entrypoints: [],
    command: spec.command,
    user: spec.user,
    envs: environment(spec, secretEnv),
    networksAdvanced: networks,
    ...(volumes.length > 0 && { volumes }),
    ...(spec.hostAccess && { hosts: [{ host: "host.docker.internal", ip: "host-gateway" }] }),
    ...(published && { ports: [port(published)] }),
    labels: Object.entries(labelsOf(component)).map(([label, value]) => ({ label, value })),
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
