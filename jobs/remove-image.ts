import { Label, labelFilters, type Labels } from "../configs/container/labels";
import type { ImageInput } from "./build-image";
import type { PackagesImage } from "../configs/image/packages-images";
import { DockerError, dockerLines, tryDocker } from "./lib/docker";
import { progress, runJob } from "./lib/job";
import { poll } from "./lib/poll";

/** Removes an app's image, those with packages that no other one was built on, and what builds left behind. */
export async function removeImage(input: ImageInput): Promise<object> {
  // A state of before this had none.
  const { imageName, packages = [], labels } = input as Partial<ImageInput> & ImageInput;
  if (await isThere(input)) await remove(imageName);
  for (const image of packages) await removeUnused(image);
  await pruneImages(labels);
  return {};
}

/** Removes what has these labels and no name. The engine does one prune at a time, and refuses while another is on. */
export async function pruneImages(labels: Labels): Promise<void> {
  const prune = ["image", "prune", "--force", ...labelFilters(labels)];
  const pruned = async () => {
    const ended = await tryDocker(prune);
    if (ended.exitCode === 0) return true;
    if (!ended.all.includes("already running")) throw new DockerError(prune, ended);
    return undefined;
  };
  await poll(pruned, { everyMs: 200 });
}

/** The packages of an image that replaces another one are those of its name that an image tells. */
async function removeUnused({ kind, imageName }: PackagesImage): Promise<void> {
  const repository = imageName.slice(0, imageName.lastIndexOf(":"));
  const format = "{{.Repository}}:{{.Tag}}";
  for (const name of await dockerLines(["image", "ls", "--format", format, repository])) {
    const uses = labelFilters({ [`${Label.Packages}.${kind}`]: name });
    const users = await dockerLines(["image", "ls", "--quiet", ...uses]);
    if (users.length === 0 && !name.includes("<none>")) await remove(name);
  }
}

/** One that is gone is as it has to be; one that was pruned and built again has the name of the old one. */
async function isThere({ imageName, generation }: ImageInput): Promise<boolean> {
  const format = `{{index .Config.Labels "${Label.Generation}"}}`;
  const { exitCode, stdout } = await tryDocker(["image", "inspect", "--format", format, imageName]);
  return exitCode === 0 && ["", generation].includes(stdout.trim());
}

/** Another directory may hold the same stack: what it has removed meanwhile is gone, what its container uses stays. */
async function remove(imageName: string): Promise<void> {
  const result = await tryDocker(["image", "rm", imageName]);
  if (result.exitCode === 0 || /no such image/i.test(result.all)) return;
  if (!/conflict.*container/s.test(result.all)) throw new DockerError(["image"], result);
  progress(`kept: the image ${imageName}, which a container uses`);
}

if (require.main === module) runJob(removeImage);
