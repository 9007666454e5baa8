import * as pulumi from "@pulumi/pulumi";
import { fingerprint } from "../../configs/fingerprint";
import type { MountWritten } from "../../configs/container/written";
import { fieldsOf, isRecord } from "../../configs/problems";
import { inputsProblems } from "../../configs/server/inputs";
import type { ServerPlan } from "../../configs/server/plan";
import { engineFor } from "../engine/engine-for";
import { job } from "../engine/job";
import type { Endpoint } from "../http-service";
import { knownSecrets } from "../secret-env";
import type { ServedAppArgs } from "./served-app";

/** Where an app's server answers, and what changes when it does. */
export interface AppServer {
  endpoints: Endpoint[];
  networks: pulumi.Input<string>[];
  fingerprint: string;
  instance: pulumi.Output<string>;
  mounts: pulumi.Output<MountWritten[]>;
}

/**
 * What of the arguments decides how a server runs: plain values, of secrets only their names, and what is
 * wrong with the rest.
 */
export function plainOptions<Args extends ServedAppArgs>(args: Args) {
  const given = fieldsOf<ServedAppArgs>(args);
  return {
    ...args,
    secretEnv: Object.keys(knownSecrets(given.secretEnv)),
    // A stand-in where the image is none, which is refused.
    user: isRecord(given.image) ? given.image.user : "",
    besides: inputsProblems(given),
  };
}

/** Runs an app's server, and waits until each of its replicas answers. */
export function appServer(
  parent: pulumi.ComponentResource,
  name: string,
  args: ServedAppArgs,
  plan: ServerPlan,
): AppServer {
  const { image, network, publish, alias, secretEnv, secretRevision } = args;
  const { spec, replicas, port } = plan;
  const content = fingerprint({ spec, image: image.fingerprint, publish, secretRevision });
  const service = `${parent.constructor.name} "${name}"`;
  const engine = engineFor(parent);
  const workload = engine.run(name, {
    ...{ spec, image: image.imageId, network, replicas, alias, content, secretEnv },
    release: plan.release && {
      ...plan.release,
      content: fingerprint([plan.release.content, image.fingerprint, secretRevision]),
    },
    published: publish === undefined ? [] : [{ internal: port, external: publish }],
    dependsOn: assertNoSharedSqlite(`${name}-databases`, { parent }, { service, plan }),
  });
  const ready = [
    engine.waitReady(name, workload, {
      health: spec.health.command,
      timeoutSeconds: plan.readyTimeoutSeconds,
      processes: plan.processes,
    }),
  ];
  // A database that the app makes while it starts was not there to be refused before.
  const { instance } = workload;
  assertNoSharedSqlite(`${name}-sqlite`, { parent, dependsOn: ready }, { service, plan, instance });
  return {
    endpoints: workload.hosts.map((host) => ({ host, port })),
    networks: [network.internalName],
    fingerprint: fingerprint({ content, replicas }),
    instance: workload.instance,
    mounts: engine.tryMounts(`${name}-mounts`, workload, { mounts: spec.data, dependsOn: ready }),
  };
}

/** Refuses several replicas of an app whose data has a SQLite database; a changed instance makes it look again. */
function assertNoSharedSqlite(
  name: string,
  opts: { parent: pulumi.ComponentResource; dependsOn?: pulumi.Resource[] },
  about: { service: string; plan: ServerPlan; instance?: pulumi.Output<string> },
): pulumi.Resource[] {
  const { plan, ...input } = about;
  const { replicas, spec } = plan;
  if (replicas === 1 || spec.data.length === 0) return [];
  return [
    job(
      name,
      { create: "assert-no-shared-sqlite", input: { ...input, replicas, data: spec.data } },
      opts,
    ),
  ];
}
