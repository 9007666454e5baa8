import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { hardening } from "../../../configs/container/hardening";
import { LOOPBACK } from "../../../configs/container/published-port";
import { Label } from "../../../configs/container/labels";
import {
  type ContainerSpec,
  type PublishedPort,
  stopTimeoutSeconds,
} from "../../../configs/container/spec";
import type { RunArgs } from "../engine";
import { hardeningArgs } from "./hardening-args";
import { providerLabels } from "./provider-labels";

/** Where a container stands. */
export interface Placement {
  /** What it is a part of: its name, and its label. */
  component: string;
  /** The name by which its network finds it. */
  host: string;
  networks: NetworkAttachment[];
  volumes: docker.types.input.ContainerVolume[];
}

/** A network that a container joins, and the names by which it is found there. */
export interface NetworkAttachment {
  name: pulumi.Input<string>;
  aliases: string[];
}

/**
 * What the provider takes for an update but does not apply: a change has to replace.
 * Source: the provider's `Update` handles restart, memory and CPU shares only.
 */
const NOT_UPDATED = ["healthcheck", "tmpfs", "init", "cpuPeriod", "cpuQuota"];

/** Declares a hardened container, with the provider's traps closed. */
export function managedContainer(
  args: RunArgs,
  placement: Placement,
  opts: pulumi.CustomResourceOptions,
): docker.Container {
  return new docker.Container(
    placement.component,
    { ...containerArgs(args, placement), ...hardeningArgs(hardening(args.spec)) },
    pulumi.mergeOptions(opts, {
      replaceOnChanges: NOT_UPDATED,
      // Two cannot share a port of the host or a fixed name.
      deleteBeforeReplace: (args.published ?? []).length > 0 || args.alias !== undefined,
      // With two networks the provider reads these back in a random order.
      hideDiffs: ["networkDatas"],
    }),
  );
}

function containerArgs(
  { spec, image, network, secretEnv, published = [] }: RunArgs,
  { component, host, networks, volumes }: Placement,
): docker.ContainerArgs {
  return {
    image,
    // The provider takes an empty list for none: an image's own entrypoint would be given the command as words.
    entrypoints: spec.command.slice(0, 1),
    command: spec.command.slice(1),
    envs: environment(spec, secretEnv),
    networksAdvanced: networks,
    ...(volumes.length > 0 && { volumes }),
    ...(spec.hostAccess && { hosts: [{ host: "host.docker.internal", ip: "host-gateway" }] }),
    ...(published.length > 0 && { ports: published.map(port) }),
    labels: [...providerLabels(network, component), { label: Label.Host, value: host }],
    healthcheck: {
      tests: ["CMD", ...spec.health.command],
      interval: `${spec.health.intervalSeconds}s`,
      timeout: `${spec.health.timeoutSeconds}s`,
      startPeriod: "0s",
      retries: 3,
    },
    stopSignal: spec.stop.signal,
    stopTimeout: stopTimeoutSeconds(spec.stop),
    // Unset, the provider kills at once.
    destroyGraceSeconds: stopTimeoutSeconds(spec.stop),
    restart: "unless-stopped",
    // The wait job tells an exit with the last log lines; the provider would without.
    mustRun: false,
    wait: false,
  };
}

/** With one secret in it the whole list is: the provider gives it back in an order of its own. */
function environment(
  { env }: ContainerSpec,
  secretEnv: RunArgs["secretEnv"],
): pulumi.Input<string[]> {
  if (secretEnv === undefined) return lines(env);
  return pulumi.secret(pulumi.output(secretEnv).apply((secret) => lines({ ...env, ...secret })));
}

function lines(env: Record<string, string>): string[] {
  return Object.entries(env).map(([key, value]) => `${key}=${value}`);
}

/** The provider's default is every address of the host; ours is the host itself. */
function port({
  internal,
  external,
  address = LOOPBACK,
}: PublishedPort): docker.types.input.ContainerPort {
  return { internal, external, ip: address, protocol: "tcp" };
}
