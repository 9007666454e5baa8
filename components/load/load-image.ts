import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { parseBuildResult } from "../../configs/image/build-result";
import { loadImagePlan } from "../../configs/image/load-packages";
import { job } from "../engine/job";
import { labelsOf } from "../engine/labels";
import { fileFingerprint } from "../file-fingerprint";

/** What says which image Locust runs in. */
interface LoadImageArgs {
  image: string;
  requirements?: string | undefined;
  caBundle?: string | undefined;
}

/**
 * The image that a load test runs in: Locust's own, or, where its locustfile needs packages, one that is built
 * on it and has them.
 */
export function loadImage(
  parent: pulumi.ComponentResource,
  name: string,
  { image, requirements, caBundle }: LoadImageArgs,
): pulumi.Input<string> {
  if (requirements === undefined) return image;
  const component = `${name}-packages`;
  const labels = labelsOf(component);
  const file = path.basename(requirements);
  const content = fileFingerprint(requirements) ?? "";
  const [project, stack] = [pulumi.getProject(), pulumi.getStack()];
  const of = { project, stack, component, image, labels };
  const { fingerprint, ...build } = loadImagePlan({ ...of, requirements: { name: file, content } });
  const built = job(
    component,
    {
      create: "build-image",
      delete: "remove-image",
      triggers: [fingerprint],
      input: {
        ...{ ...build, labels, caBundle, generation: fingerprint, packages: [] },
        ...{ appDir: path.dirname(requirements), files: [file] },
      },
    },
    { parent },
  );
  return built.stdout.apply((stdout) => (parseBuildResult(stdout), build.imageName));
}
