import { randomBytes } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { Label } from "../../../configs/container/labels";
import { job } from "../job";
import { labelsOn } from "../labels";
import { askEngine } from "./ask";
import { hostOf } from "./host";

/** What a network is, and whose. */
export interface NetworkSpec {
  /** What it is a part of. */
  component: string;
  /** What of that component's networks it is: the end of its name. */
  role: string;
  /** What its name begins with. */
  prefix: pulumi.Input<string>;
  /** The same as the label of what is on it, once what a killed run left is removed. */
  label: pulumi.Input<string>;
  /** Whether no way leads out of it. */
  internal: boolean;
  options: Record<string, string>;
  /** Such as `10.201.0.0/26`; without them Docker finds some. */
  addresses: string | undefined;
}

/** A network on the engine: what has its id or its name is made after it. */
export interface DockerNetwork {
  id: pulumi.Output<string>;
  name: pulumi.Output<string>;
  resource: pulumi.Resource;
}

/**
 * Declares a network that a job makes. The provider would wait for 2 s whenever it makes, reads or removes
 * one, and it would read it before each deployment.
 */
export function dockerNetwork(
  parent: pulumi.ComponentResource,
  { component, role, prefix, label, internal, options, addresses }: NetworkSpec,
): DockerNetwork {
  const name = pulumi.interpolate`${label}-${role}`;
  // Looked up while what a killed run left is looked for: one of those may have this name, and its generation then.
  const generation = pulumi
    .all([hostOf(parent), pulumi.interpolate`${prefix}-${role}`])
    .apply(lookUpGeneration);
  const labels = { ...labelsOn(label, component), [Label.Generation]: generation };
  const resource = job(
    `${component}-${role}`,
    {
      create: "make-network",
      delete: "remove-network",
      input: { name, internal, options, labels, addresses },
      triggers: [name],
    },
    { parent },
  );
  return {
    id: resource.stdout.apply(parseId),
    name: pulumi.all([name, resource.stdout]).apply(([known]) => known),
    resource,
  };
}

/** Which one of its name it is: Pulumi itself would not see that it was removed. */
async function lookUpGeneration([host, name]: [string, string]): Promise<string> {
  const format = `{{index .Labels "${Label.Generation}"}}`;
  const asked = await askEngine(host, ["network", "inspect", "--format", format, name]);
  return asked.exitCode === 0 ? asked.stdout : randomBytes(4).toString("hex");
}

function parseId(stdout: string): string {
  return (JSON.parse(stdout) as { id: string }).id;
}
