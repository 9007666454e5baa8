import { MODULE_DIRECTORY } from "../container/modules";
import { CA_BUNDLE } from "./ca-bundle";
import {
  copy,
  env,
  from,
  type Instruction,
  label,
  renderDockerfile,
  runCommands,
  user,
  workdir,
} from "./dockerfile";
import type { FrontendImage } from "./frontend-build";
import { frontendFiles, frontendStage } from "./frontend-stage";
import { APT_COMMANDS, packageCommands, type ServerPackage } from "./package-commands";
import { requirementsKind } from "./requirements";
import { USER_COMMANDS } from "./user-commands";

/** Where the app lies in its image. */
export const APP_DIRECTORY = "/srv/app";

/** The values of a Flask app's Dockerfile, already checked. */
export interface FlaskDockerfileOptions {
  baseImage: string;
  requirements: string;
  /** The files that the installation reads, the requirements first. */
  packageFiles: string[];
  aptPackages: string[];
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
 * The Dockerfile of a Flask app. Packages come before ids, so that users with other ids share them, and
 * the certificates that fetched them stay in their stage. Legacy builder and BuildKit build it alike.
 */
export function renderFlaskDockerfile(options: FlaskDockerfileOptions): string {
  const { requirements, aptPackages, frontend, uid, gid, username, groupname, labels } = options;
  const ids = `${uid}:${gid}`;
  const baseImage = aptPackages.length > 0 ? "system" : options.baseImage;
  return renderDockerfile([
    ...systemStage(options),
    from(baseImage, "packages"),
    workdir("/build"),
    // The `*` makes it a file that may be missing.
    copy([`app/${requirements}`, `${CA_BUNDLE}*`], directoryOf(requirements)),
    ...options.packageFiles.slice(1).map((file) => copy([`app/${file}`], directoryOf(file))),
    env({ REQUIREMENTS: requirements }),
    runCommands(packageCommands(requirementsKind(requirements), options.server)),
    // So that what a build leaves behind can be found and removed; last, so that all stacks share the packages.
    label(labels),
    ...frontendStage(frontend, labels),
    from(baseImage),
    label(labels),
    copy(["/opt/venv"], "/opt/venv", { stage: "packages" }),
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

/** The base image with the system's packages, where the app needs some. */
function systemStage({ baseImage, aptPackages }: FlaskDockerfileOptions): Instruction[] {
  if (aptPackages.length === 0) return [];
  const packages = env({ APT_PACKAGES: aptPackages.join(" ") });
  return [from(baseImage, "system"), packages, runCommands(APT_COMMANDS)];
}

/** A file keeps its place, since one list names another by it. */
function directoryOf(file: string): string {
  return `./${file.slice(0, file.lastIndexOf("/") + 1)}`;
}
