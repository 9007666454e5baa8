import type { ImageInput } from "./build-image";
import { docker, tryDocker } from "./docker";
import { runJob } from "./job";

/** Removes an app's image, and what its builds left behind under its labels. */
export async function removeImage({ imageName, labels }: ImageInput): Promise<object> {
  // An image that is gone already is as it has to be.
  const { exitCode } = await tryDocker(["image", "inspect", imageName]);
  if (exitCode === 0) await docker(["image", "rm", imageName]);
  const filters = Object.entries(labels).flatMap(([key, value]) => [
    "--filter",
    `label=${key}=${value}`,
  ]);
  await docker(["image", "prune", "--force", ...filters]);
  return {};
}

if (require.main === module) runJob(removeImage);
