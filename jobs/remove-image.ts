import { setTimeout as sleep } from "node:timers/promises";
import { GENERATION_LABEL } from "../configs/image/generation";
import type { ImageInput } from "./build-image";
import { DockerError, tryDocker } from "./lib/docker";
import { progress, runJob } from "./lib/job";

/** Removes an app's image, and what its builds left behind under its labels. */
export async function removeImage(input: ImageInput): Promise<object> {
  const { imageName, labels } = input;
  if (await isThere(input)) await remove(imageName);
  await pruneImages(labels);
  return {};
}

/** Removes what has these labels and no name. The engine does one prune at a time, and refuses while another is on. */
export async function pruneImages(labels: Record<string, string>): Promise<void> {
  const filters = Object.entries(labels).flatMap(([key, value]) => [
    "--filter",
    `label=${key}=${value}`,
  ]);
  for (;;) {
    const result = await tryDocker(["image", "prune", "--force", ...filters]);
    if (result.exitCode === 0) return;
    if (!result.all.includes("already running")) throw new DockerError(["image"], result);
    await sleep(200);
  }
}

/** One that is gone is as it has to be; one that was pruned and built again has the name of the old one. */
async function isThere({ imageName, generation }: ImageInput): Promise<boolean> {
  const format = `{{index .Config.Labels "${GENERATION_LABEL}"}}`;
  const { exitCode, stdout } = await tryDocker(["image", "inspect", "--format", format, imageName]);
  return exitCode === 0 && ["", generation].includes(stdout.trim());
}

/** Another directory may hold the same stack: the image that its container uses stays. */
async function remove(imageName: string): Promise<void> {
  const result = await tryDocker(["image", "rm", imageName]);
  if (result.exitCode === 0) return;
  if (!/conflict.*container/s.test(result.all)) throw new DockerError(["image"], result);
  progress(`kept: the image ${imageName}, which a container uses`);
}

if (require.main === module) runJob(removeImage);
