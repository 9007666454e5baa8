import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { DataMount } from "../../configs/container/data";
import { fingerprint } from "../../configs/fingerprint";
import type { ServerPlan } from "../../configs/server/plan";
import type { Endpoint } from "../http-service";
import { instanceOf } from "../engine/instance";
import type { ServiceNetwork } from "../internal-network";
import { job } from "../engine/job";
import { joinedNetworks } from "../engine/joined-networks";
import { managedContainer, type NetworkAttachment } from "../engine/managed-container";
import type { ServedAppArgs } from "./served-app";

/** Where an app's server answers, and what changes when it does. */
export interface AppServer {
  endpoints: Endpoint[];
  networks: pulumi.Input<string>[];
  fingerprint: string;
  instance: pulumi.Output<string>;
}

/** One container of it. */
interface OneServer {
  endpoint: Endpoint;
  instance: pulumi.Output<string>;
  ready: pulumi.Resource;
}

/** What the containers of a server have in common around them. */
interface Surroundings {
  parent: pulumi.ComponentResource;
  dependsOn: pulumi.Resource[];
  joined: NetworkAttachment[];
}

/** What of the arguments decides how a server runs: plain values, and of secrets only their names. */
export function plainOptions(args: ServedAppArgs) {
  const { image, secretEnv = {}, app = image.app } = args;
  return { ...args, app, secretEnv: Object.keys(secretEnv), user: image.user };
}

/**
 * Declares the containers of an app's server, one a replica, and waits until they answer. A changed
 * server starts beside the old one, under a name of its own, unless the two would share a port or a
 * fixed alias.
 */
export function appServer(
  parent: pulumi.ComponentResource,
  name: string,
  args: ServedAppArgs,
  plan: ServerPlan,
): AppServer {
  const { image, network, publish, secretRevision } = args;
  const { spec, replicas } = plan;
  const content = fingerprint({ spec, image: image.fingerprint, publish, secretRevision });
  const joined = joinedNetworks(parent, name, spec.networks);
  const dependsOn = [...dataDirectories(parent, name, plan), ...joined.dependsOn];
  const around = { parent, dependsOn, joined: joined.attachments };
  const servers = replicaNames(name, replicas).map((replica) =>
    oneServer(replica, content, args, plan, around),
  );
  rejectSqliteMade(parent, name, plan, servers);
  return {
    endpoints: servers.map(({ endpoint }) => endpoint),
    networks: [network.internalName],
    fingerprint: fingerprint({ content, replicas }),
    instance: pulumi.all(servers.map(({ instance }) => instance)).apply(fingerprint),
  };
}

/** The first has the service's own name, so that one more or less leaves it as it is. */
function replicaNames(name: string, replicas: number): string[] {
  return Array.from({ length: replicas }, (_, index) => (index ? `${name}-${index + 1}` : name));
}

function oneServer(
  name: string,
  content: string,
  args: ServedAppArgs,
  { spec, port, readyTimeoutSeconds: timeoutSeconds }: ServerPlan,
  { parent, dependsOn, joined }: Surroundings,
): OneServer {
  const { image, network, publish, alias, secretEnv } = args;
  const host = alias ?? `${hostName(name)}-${content}`;
  const container = managedContainer(
    name,
    {
      component: name,
      spec,
      secretEnv,
      image: image.imageId,
      networks: [
        ...attachments(network, host, publish !== undefined || spec.hostAccess),
        ...joined,
      ],
      ...(spec.data.length > 0 && { volumes: spec.data.map(bindMount) }),
      ...(publish !== undefined && { published: { internal: port, external: publish } }),
      deleteFirst: publish !== undefined || alias !== undefined,
    },
    { parent, dependsOn },
  );
  const instance = instanceOf(container, parent);
  const health = spec.health.command;
  const input = { container: container.id, instance, health, timeoutSeconds, what: name };
  const ready = job(`${name}-ready`, { create: "wait-ready", input }, { parent });
  return { endpoint: { host, port }, instance, ready };
}

/** A database that the app makes while it starts was not there to be refused before. */
function rejectSqliteMade(
  parent: pulumi.ComponentResource,
  name: string,
  { replicas, spec: { data } }: ServerPlan,
  servers: OneServer[],
): void {
  if (replicas === 1 || data.length === 0) return;
  const input = {
    ...{ service: `GunicornService "${name}"`, replicas, data },
    // Looks again whenever one of them was started anew.
    instances: servers.map(({ instance }) => instance),
  };
  const dependsOn = servers.map(({ ready }) => ready);
  job(`${name}-sqlite`, { create: "reject-sqlite", input }, { parent, dependsOn });
}

function bindMount({ hostPath, containerPath }: DataMount) {
  return { hostPath: path.resolve(hostPath), containerPath };
}

/** The directories that the app writes to: Docker would make a missing one as root's. */
function dataDirectories(
  parent: pulumi.ComponentResource,
  name: string,
  { spec: { data, user } }: ServerPlan,
): pulumi.Resource[] {
  if (data.length === 0) return [];
  const input = { user, directories: data.map(({ hostPath }) => hostPath) };
  return [job(`${name}-data`, { create: "make-data", delete: "keep-data", input }, { parent })];
}

/** The networks of a container: the outward one only for what is published or reaches the host. */
export function attachments(
  network: ServiceNetwork,
  alias: string,
  outward: boolean,
): NetworkAttachment[] {
  const internal = { name: network.internalId ?? network.internalName, aliases: [alias] };
  if (!outward || network.outwardName === undefined) return [internal];
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
