import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { fingerprint } from "../../../configs/fingerprint";
import { askEngine } from "./ask";
import { hostOf } from "./host";

/**
 * Which run of a container this is: another one once it has ended or was made anew, and the same while
 * it is not touched. A stopped one has the instance already that it will have when it is started, so
 * what starts it is run once.
 */
export function instanceOf(
  container: docker.Container,
  component: pulumi.ComponentResource,
): pulumi.Output<string> {
  return pulumi.all([hostOf(component), container.id]).apply(lookUpInstance);
}

/** Where no engine answers, what uses the container tells. */
async function lookUpInstance([host, container]: [string, string]): Promise<string> {
  const asked = await askEngine(host, ["inspect", "--format", "{{.State.FinishedAt}}", container]);
  return fingerprint({ container, ended: asked.stdout });
}
