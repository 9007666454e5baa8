import { fingerprint } from "../fingerprint";
import type { AppFile } from "./app-file";
import { from, label, renderDockerfile } from "./dockerfile";
import type { FrontendImage } from "./frontend-build";
import { frontendPackagesDockerfile } from "./frontend-packages/dockerfile";
import { type PackagesImage, packagesImage } from "./packages-images";

/** Where the packages of a front end are, and, below it, its sources: Node.js looks for packages upward. */
export const VITE_DIRECTORY = "/srv";

/** What decides the image that Vite runs in. */
export interface ViteImagesOptions {
  frontend: FrontendImage;
  /** The files that tell its packages. */
  files: AppFile[];
  /** The image's name, without a tag. */
  repository: string;
  labels: Record<string, string>;
}

/** The image with a front end's packages, for Vite to serve its sources by, and the one that it is built on. */
export function viteImages({ frontend, files, repository, labels }: ViteImagesOptions): {
  imageName: string;
  dockerfile: string;
  packages: PackagesImage[];
} {
  const { nodeImage = "scratch", manager, installFiles } = frontend;
  const options = { nodeImage, manager, directory: VITE_DIRECTORY, labels };
  const content = { dockerfile: frontendPackagesDockerfile(options), files };
  const packages = { ...packagesImage("node", repository, content), files: installFiles };
  const dockerfile = renderDockerfile([from(packages.imageName), label(labels)]);
  return {
    ...{ imageName: `${repository}:${fingerprint(content)}`, dockerfile },
    packages: [packages],
  };
}
