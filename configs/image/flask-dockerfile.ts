import { MODULE_DIRECTORY } from "../container/modules";
import {
  copy,
  env,
  from,
  type Instruction,
  label,
  renderDockerfile,
  ROOT,
  runCommands,
  user,
  workdir,
} from "./dockerfile";
import type { FrontendImage } from "./frontend-build";
import { frontendFiles, frontendStage } from "./frontend-stage";
import { APT_RUN_COMMANDS, LINKED, type ServerPackage } from "./packages/commands";
import { APP_DIRECTORY, appPackageStage, hasSystemPackages } from "./packages/dockerfile";
import type { PackagePlan } from "./packages/plan";
import { USER_COMMANDS } from "./user-commands";

/** The values of a Flask app's Dockerfile, already checked. */
export interface FlaskDockerfileOptions {
  baseImage: string;
  packages: PackagePlan;
  /** The images that have the app's packages, and its front end's. */
  packageImages: { python: string; node: string };
  /** The package of the server that runs the app, if it has one of its own. */
  server: ServerPackage | undefined;
  frontend: FrontendImage | undefined;
  uid: number;
  gid: number;
  username: string;
  groupname: string;
  labels: Record<string, string>;
}

/**
 * The Dockerfile of a Flask app, whose packages are in images of their own. What changes often comes last;
 * what only a build needs stays in other stages. Legacy builder and BuildKit build it alike.
 */
export function renderFlaskDockerfile(options: FlaskDockerfileOptions): string {
  const { baseImage, packages, frontend, uid, gid, username, groupname, labels } = options;
  const ids = `${uid}:${gid}`;
  const { python, node } = options.packageImages;
  const stage = packages.installApp.length > 0 ? "packages" : python;
  return renderDockerfile([
    ...appPackageStage(python, options),
    ...frontendStage(node, frontend, labels),
    from(baseImage),
    // Whoever the base image is for: the user that runs the app is made by root, and stands last.
    user(ROOT),
    label(labels),
    ...systemPackages(packages, stage),
    copy(["/opt/venv"], "/opt/venv", { stage }),
    env({ APP_UID: String(uid), APP_GID: String(gid), APP_USER: username, APP_GROUP: groupname }),
    runCommands(USER_COMMANDS),
    env({
      PATH: "/opt/venv/bin:/usr/local/bin:/usr/bin:/bin",
      PYTHONUNBUFFERED: "1",
      PYTHONDONTWRITEBYTECODE: "1",
      // Compiled code that crashes would leave no word of where.
      PYTHONFAULTHANDLER: "1",
    }),
    ...frontendFiles(frontend),
    copy(["modules/"], `${MODULE_DIRECTORY}/`),
    workdir(APP_DIRECTORY),
    copy(["app/"], "./", { owner: ids }),
    user(ids),
  ]);
}

/** What the app's packages need of the system to run; what only their build needed is not there. */
function systemPackages(packages: PackagePlan, stage: string): Instruction[] {
  if (!hasSystemPackages(packages)) return [];
  const { run } = packages.apt;
  return [
    copy([LINKED], LINKED, { stage }),
    ...(run.length > 0 ? [env({ APT_PACKAGES: run.join(" ") })] : []),
    runCommands(APT_RUN_COMMANDS),
  ];
}
