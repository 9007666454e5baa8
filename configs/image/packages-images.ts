import { fingerprint } from "../fingerprint";
import type { AppFile } from "./app-file";
import type { FrontendImage } from "./frontend-build";
import { frontendPackagesDockerfile } from "./frontend-packages/dockerfile";
import { BUILD_DIRECTORY } from "./frontend-stage";
import { packagesDockerfile, type PackagesDockerfileOptions } from "./packages/dockerfile";

/** An image that has packages, and stays while they do: what is built on it takes no time for them. */
export interface PackagesImage {
  kind: "python" | "node";
  /** Name and tag, which tells its content. */
  imageName: string;
  dockerfile: string;
  /** The files that packages are installed by, relative to the app's or the front end's directory. */
  files: string[];
}

/** What decides the images with packages. */
export interface PackagesImagesOptions extends PackagesDockerfileOptions {
  /** The name of the app's own image. */
  repository: string;
  frontend: FrontendImage | undefined;
  files: readonly AppFile[];
  frontendFiles: readonly AppFile[];
}

/** The images of an app's packages, and of its front end's where that is built. */
export function packagesImages(options: PackagesImagesOptions): PackagesImage[] {
  const { repository, packages, frontend, files, frontendFiles, labels } = options;
  const python = packagesImage("python", repository, {
    dockerfile: packagesDockerfile(options),
    files: files.filter(({ path }) => packages.files.includes(path)),
  });
  if (frontend?.nodeImage === undefined) return [python];
  const { nodeImage, manager, installFiles } = frontend;
  const of = { nodeImage, manager, directory: BUILD_DIRECTORY, labels };
  const node = packagesImage("node", repository, {
    dockerfile: frontendPackagesDockerfile(of),
    files: frontendFiles.filter(({ path }) => installFiles.includes(path)),
  });
  return [python, node];
}

/** One that is called after what it is made of. */
export function packagesImage(
  kind: PackagesImage["kind"],
  repository: string,
  content: { dockerfile: string; files: AppFile[] },
): PackagesImage {
  const { dockerfile, files } = content;
  const imageName = `${repository}/${kind}-packages:${fingerprint(content)}`;
  return { kind, imageName, dockerfile, files: files.map(({ path }) => path) };
}
