import * as path from "node:path";
import type { ConfigValues } from "./config-values";
import { type DefaultImages, imageOfPython } from "../configs/default-images";
import { isSample, SAMPLE, SAMPLE_FRONTEND } from "./sample";
import type { FrontendConfig } from "./structured";

/** What the app's image is made of. */
export interface ImageSettings {
  appDir: string;
  baseImage: string;
  requirements: string | undefined;
  aptPackages: string[] | undefined;
  exclude: string[];
  frontend: (FrontendConfig & { nodeImage: string }) | undefined;
  uid: number | undefined;
  gid: number | undefined;
  username: string | undefined;
  groupname: string | undefined;
  caBundle: string | undefined;
}

/** What the config says of the app's image. */
export function imageSettings(config: ConfigValues, images: DefaultImages): ImageSettings {
  const { appDir = SAMPLE, python, requirements, aptPackages, data = [] } = config;
  const { uid, gid, username, groupname, caBundle } = config;
  const ofVersion = python === undefined ? undefined : imageOfPython(python, images);
  const { pythonImage = ofVersion ?? images.python } = config;
  const { frontend = isSample(config.appDir) ? SAMPLE_FRONTEND : undefined } = config;
  const apart = [...data.map(({ hostPath }) => hostPath), ...(frontend ? [frontend.dir] : [])];
  return {
    ...{ appDir, requirements, aptPackages, uid, gid, username, groupname, caBundle },
    baseImage: pythonImage,
    frontend: frontend && { ...frontend, nodeImage: config.nodeImage ?? images.node },
    exclude: apart.flatMap((directory) => within(appDir, directory)),
  };
}

/** What the app writes there must not build its image anew, and a front end's sources are no part of the app. */
function within(appDir: string, hostPath: string): string[] {
  const relative = path.relative(appDir, hostPath);
  return relative === "" || relative.startsWith("..") || path.isAbsolute(relative)
    ? []
    : [relative];
}
