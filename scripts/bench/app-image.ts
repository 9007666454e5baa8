import * as path from "node:path";
import { readAppFiles } from "../../components/image/app-files";
import { modulesFingerprint } from "../../components/image/modules";
import type { Labels } from "../../configs/container/labels";
import { defaultImages } from "../../configs/default-images";
import { flaskImagePlan } from "../../configs/image/plan";
import { type Server, SERVERS } from "../../configs/server/servers";
import { buildImage } from "../../jobs/build-image";

/** An app whose image is built for a measurement. */
export interface BenchApp {
  appDir: string;
  /** What of it stays out. */
  exclude?: string[];
  /** By what it is served, where its own list of packages does not have that. */
  server?: Server;
  /** Where the build is laid out. */
  directory: string;
  project: string;
  labels: Labels;
}

export const STACK = "bench";

/** @returns the image's id */
export async function buildAppImage(app: BenchApp): Promise<string> {
  const { appDir, exclude, server, directory, project, labels } = app;
  const component = server === undefined ? "web" : `web-${server}`;
  const { build } = flaskImagePlan({
    ...{ baseImage: defaultImages(process.env).python, uid: 1000, gid: 1000, labels },
    ...{ project, stack: STACK, component, modules: modulesFingerprint() },
    files: readAppFiles(appDir, exclude),
    server: server && SERVERS[server].package,
  });
  const buildDirectory = path.join(directory, `${component}-build`);
  const { imageId } = await buildImage({
    ...build,
    ...{ appDir, labels, generation: STACK, buildDirectory },
  });
  return imageId;
}
