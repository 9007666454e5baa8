import { CERTIFICATES } from "../ca-bundle";
import {
  copy,
  from,
  label,
  renderDockerfile,
  ROOT,
  runCommands,
  user,
  workdir,
} from "../dockerfile";
import { FETCH, KEEP, PACKAGE_CACHE } from "../packages/commands";
import { PACKAGE_FILES } from "../packages/dockerfile";
import type { PackageManager } from "./manager";

/** Where npm installs another manager: its own place differs from image to image. */
const TOOL_DIRECTORY = "/opt/manager";

/** Lets a command find the manager that npm installed. */
export const WITH_TOOL = `export PATH="${TOOL_DIRECTORY}/bin:$PATH"`;

/** What the managers download is kept where the next build finds it. */
const ENVIRONMENT = [
  ...KEEP,
  WITH_TOOL,
  `export npm_config_cache=${PACKAGE_CACHE}/npm npm_config_store_dir=${PACKAGE_CACHE}/pnpm`,
  `export YARN_CACHE_FOLDER=${PACKAGE_CACHE}/yarn YARN_GLOBAL_FOLDER=${PACKAGE_CACHE}/yarn`,
  "export CI=1 COREPACK_ENABLE_STRICT=0 npm_config_update_notifier=false",
];

/** Where the packages are, and, in it or below it, the sources: Node.js looks for packages upward. */
export interface FrontendPackagesOptions {
  nodeImage: string;
  manager: PackageManager;
  directory: string;
  labels: Record<string, string>;
}

/** The Dockerfile of a front end's packages, an image of its own. */
export function frontendPackagesDockerfile(options: FrontendPackagesOptions): string {
  const { nodeImage, manager, directory, labels } = options;
  const { tool, install } = manager;
  const globally = tool
    ? [
        runCommands([
          ...FETCH,
          `npm install --global --prefix ${TOOL_DIRECTORY} --no-audit --no-fund "${tool}"`,
        ]),
      ]
    : [];
  return renderDockerfile([
    from(nodeImage),
    user(ROOT),
    copy([`${CERTIFICATES}/`], `/${CERTIFICATES}/`),
    ...globally,
    workdir(directory),
    copy([`${PACKAGE_FILES}/`], "./"),
    runCommands([...FETCH, ...ENVIRONMENT, install]),
    label(labels),
  ]);
}
