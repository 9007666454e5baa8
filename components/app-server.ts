import * as pulumi from "@pulumi/pulumi";
import { fingerprint } from "../configs/container/fingerprint";
import type { ContainerSpec } from "../configs/container/spec";
import type { Endpoint } from "./http-service";
import { job } from "./job";
import { managedContainer, type NetworkAttachment } from "./managed-container";
import type { ServiceNetwork } from "./internal-network";

/** An image with an app in it: a FlaskImage, or any other that was made elsewhere. */
export interface AppImage {
  /** The image's id, `sha256:…`. */
  imageId: pulumi.Input<string>;
  /** Changes when the image's content does; known before the image is built. */
  fingerprint: string;
  /** The numeric user that the app runs as, `uid:gid`. */
  user: string;
}

/** What a server of an app has in common with the others. */
export interface AppServerArgs {
  image: AppImage;
  network: ServiceNetwork;
  spec: ContainerSpec;
  /** The port that the server listens on, in its container. */
  port: number;
  /** The port of 127.0.0.1 that leads to it; none when absent. */
  publish?: number | undefined;
  /** A name on the network that stays; one that names the content when absent. */
  alias?: string | undefined;
  readyTimeoutSeconds: number;
}

/** Where an app's server answers, and what changes when it does. */
export interface AppServer {
  endpoints: Endpoint[];
  networks: pulumi.Input<string>[];
  fingerprint: string;
}

/**
 * Declares the container of an app's server and waits until it answers. A changed server starts
 * beside the old one, under a name of its own, unless the two would share a port or a fixed alias.
 */
export function appServer(
  parent: pulumi.ComponentResource,
  name: string,
  args: AppServerArgs,
): AppServer {
  const { image, network, spec, port, publish, alias } = args;
  const content = fingerprint({ spec, image: image.fingerprint, publish });
  const host = alias ?? `${hostName(name)}-${content}`;

  const container = managedContainer(
    name,
    {
      component: name,
      spec,
      image: image.imageId,
      networks: attachments(network, host, publish !== undefined),
      ...(publish !== undefined && { published: { internal: port, external: publish } }),
      deleteFirst: publish !== undefined || alias !== undefined,
    },
    { parent },
  );
  job(
    `${name}-ready`,
    {
      create: "wait-ready",
      input: {
        container: container.id,
        health: spec.health.command,
        timeoutSeconds: args.readyTimeoutSeconds,
        what: name,
      },
    },
    { parent },
  );
  return { endpoints: [{ host, port }], networks: [network.internalName], fingerprint: content };
}

/** The networks of a container: the outward one only for a published front. */
export function attachments(
  network: ServiceNetwork,
  alias: string,
  published: boolean,
): NetworkAttachment[] {
  const internal = { name: network.internalName, aliases: [alias] };
  if (!published || network.outwardName === undefined) return [internal];
  return [internal, { name: network.outwardName, aliases: [] }];
}

/** A component's name as a host name. */
function hostName(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "") || "app"
  );
}
