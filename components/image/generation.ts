import { randomBytes } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";
import { Label } from "../../configs/container/labels";
import { generationFrom } from "../../configs/image/generation";
import type { FlaskImagePlan } from "../../configs/image/plan";
import { askEngine } from "../engine/docker/ask";
import { hostOf } from "../engine/docker/host";

/** Which build an image is to come from: Pulumi itself would not see that an image was pruned. */
export function generationOf(
  component: pulumi.ComponentResource,
  plan: FlaskImagePlan,
): pulumi.Output<string> {
  return hostOf(component).apply((host) => lookUpGeneration(host, plan));
}

async function lookUpGeneration(
  host: string,
  { imageName, fingerprint }: FlaskImagePlan,
): Promise<string> {
  const format = `{{index .Config.Labels "${Label.Generation}"}}`;
  const inspected = await askEngine(host, ["image", "inspect", "--format", format, imageName]);
  const next = `${fingerprint}-${randomBytes(4).toString("hex")}`;
  return generationFrom(inspected, { next, content: fingerprint });
}
