import * as fs from "node:fs";
import type { Link } from "../configs/container/kept-files";
import { Label, labelArgv, type Labels } from "../configs/container/labels";
import { MODULES } from "../configs/container/modules";
import { buildFailure } from "../configs/image/build-failure";
import type { PackagesImage } from "../configs/image/packages-images";
import { type BuildSecrets, withoutSecrets } from "../configs/image/packages/build-secrets";
import { PACKAGE_FILES, withCacheOf } from "../configs/image/packages/dockerfile";
import { dockerBuild } from "./lib/docker-build";
import { docker, tryDocker } from "./lib/docker";
import { layOut, removeCertificates } from "./lib/lay-out";
import { PAYLOAD } from "./lib/payload";
import { JobError, runJob } from "./lib/job";
import { allOf } from "./lib/together";

/** What an image is made of. Paths are relative to where the job runs. */
export interface ImageInput {
  imageName: string;
  dockerfile: string;
  /** The images with packages that it is built on. */
  packages: PackagesImage[];
  /** Where the build is laid out: the app's own directory is only read. */
  buildDirectory: string;
  appDir: string;
  /** The app's files, relative to its directory. */
  files: string[];
  /** What stands in it in the place of files that are kept elsewhere. */
  links?: readonly Link[];
  /** A front end that becomes a part of it; its files are relative to its directory. */
  frontend?: { directory: string; files: string[] };
  labels: Labels;
  /** Remembered in the image: an image without it is another one, or none. */
  generation: string;
  caBundle?: string;
  /** Variables that only the installation of packages sees. */
  buildSecrets?: BuildSecrets;
}

/** Builds an app's image, unless one of its name, which tells its content, is there. */
export async function buildImage(input: ImageInput): Promise<{ imageId: string }> {
  const { imageName, packages, buildDirectory, appDir, files, frontend, dockerfile } = input;
  const known = await imageId(imageName);
  if (known) return { imageId: known };
  // Side by side: pip waits for another index than npm.
  await allOf(packages.map((image) => buildPackages(input, image)));
  const trees = [
    { from: appDir, to: "app", files, links: input.links },
    ...(frontend ? [{ from: frontend.directory, to: "frontend", files: frontend.files }] : []),
    { from: PAYLOAD, to: "modules", files: MODULES },
  ];
  const labels = { [Label.Generation]: input.generation, ...usesOf(packages) };
  await build(input, { imageName, directory: buildDirectory, dockerfile, trees, labels });
  return { imageId: await docker(["image", "inspect", "--format", "{{.Id}}", imageName]) };
}

/** Which images with packages an image was built on: those that no image tells are removed. */
function usesOf(packages: PackagesImage[]): Labels {
  return Object.fromEntries(
    packages.map(({ kind, imageName }) => [`${Label.Packages}.${kind}`, imageName]),
  );
}

async function buildPackages(input: ImageInput, image: PackagesImage): Promise<void> {
  const { kind, imageName, dockerfile, files } = image;
  if (await imageId(imageName)) return;
  const repository = imageName.slice(0, imageName.lastIndexOf(":"));
  const [before] = await namesOf(repository);
  const from = kind === "python" ? input.appDir : (input.frontend?.directory ?? "");
  await build(input, {
    imageName,
    directory: `${input.buildDirectory}/${kind}-packages`,
    dockerfile: before ? withCacheOf(before, dockerfile) : dockerfile,
    trees: [{ from, to: PACKAGE_FILES, files }],
    labels: {},
  });
  fs.rmSync(`${input.buildDirectory}/${kind}-packages`, { recursive: true, force: true });
}

/** The images of a repository, the newest first. */
async function namesOf(repository: string): Promise<string[]> {
  const format = "{{.Repository}}:{{.Tag}}";
  const names = await docker(["image", "ls", "--format", format, repository]);
  return names.split("\n").filter((name) => name !== "" && !name.includes("<none>"));
}

async function imageId(name: string): Promise<string | undefined> {
  const { exitCode, stdout } = await tryDocker(["image", "inspect", "--format", "{{.Id}}", name]);
  return exitCode === 0 ? stdout.trim() : undefined;
}

/** One image that is built, of what is laid out for it. */
interface Build {
  imageName: string;
  directory: string;
  dockerfile: string;
  trees: Parameters<typeof layOut>[1];
  labels: Labels;
}

async function build({ caBundle, buildSecrets = {} }: ImageInput, one: Build): Promise<void> {
  const { imageName, directory, dockerfile, trees, labels } = one;
  layOut(directory, trees, caBundle);
  try {
    const args = [...labelArgv(labels), "--tag", imageName];
    const result = await dockerBuild(directory, { args, dockerfile, buildSecrets });
    if (result.exitCode === 0) return;
    throw new JobError(withoutSecrets(buildFailure(result.all), buildSecrets));
  } finally {
    removeCertificates(directory);
  }
}

if (require.main === module) runJob(buildImage);
