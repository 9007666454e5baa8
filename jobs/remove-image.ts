import type { ImageInput } from "./build-image";
import { docker, DockerError, tryDocker } from "./docker";
import { progress, runJob } from "./job";

/** Removes an app's image, and what its builds left behind under its labels. */
export async function removeImage({ imageName, labels }: ImageInput): Promise<object> {
  // An image that is gone already is as it has to be.
  const { exitCode } = await tryDocker(["image", "inspect", imageName]);
  if (exitCode === 0) await remove(imageName);
  const filters = Object.entries(labels).flatMap(([key, value]) => [
    "--filter",
    `label=${key}=${value}`,
  ]);
  await docker(["image", "prune", "--force", ...filters]);
  return {};
}

/** One that was pruned and built again has its old name: it is in use, and stays. */
async function remove(imageName: string): Promise<void> {
  const result = await tryDocker(["image", "rm", imageName]);
  if (result.exitCode === 0) return;
  if (!/conflict.*container/s.test(result.all)) throw new DockerError(["image"], result);
  progress(`kept: the image ${imageName}, which a container uses`);
}

if (require.main === module) runJob(removeImage);
