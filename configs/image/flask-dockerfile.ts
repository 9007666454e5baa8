import { copy, env, from, label, renderDockerfile, runCommands, user, workdir } from "./dockerfile";
import { USER_COMMANDS } from "./user-commands";

/** Where the app lies in its image. */
export const APP_DIRECTORY = "/srv/app";

/** A file of CA certificates in the build context, there or not. */
export const CA_BUNDLE = "ca-bundle.crt";

/** The values of a Flask app's Dockerfile, already checked. */
export interface FlaskDockerfileOptions {
  baseImage: string;
  requirements: string;
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
  const { baseImage, requirements, uid, gid, username, groupname, labels } = options;
  const ids = `${uid}:${gid}`;
  return renderDockerfile([
    from(baseImage, "packages"),
    workdir("/build"),
    // The `*` makes the second file one that may be missing.
    copy([`app/${requirements}`, `${CA_BUNDLE}*`], "./"),
    env({ REQUIREMENTS: requirements.split("/").at(-1) ?? requirements }),
    runCommands(PACKAGE_COMMANDS),
    // So that what a build leaves behind can be found and removed; last, so that all stacks share the packages.
    label(labels),
    from(baseImage),
    label(labels),
    copy(["/opt/venv"], "/opt/venv", { stage: "packages" }),
    env({ APP_UID: String(uid), APP_GID: String(gid), APP_USER: username, APP_GROUP: groupname }),
    runCommands(USER_COMMANDS),
    env({
      PATH: "/opt/venv/bin:/usr/local/bin:/usr/bin:/bin",
      PYTHONUNBUFFERED: "1",
      PYTHONDONTWRITEBYTECODE: "1",
    }),
    workdir(APP_DIRECTORY),
    copy(["app/"], "./", { owner: ids }),
    user(ids),
  ]);
}

const PACKAGE_COMMANDS = [
  "python3 -m venv /opt/venv",
  `if [ -s ${CA_BUNDLE} ]; then export PIP_CERT=/build/${CA_BUNDLE}; fi`,
  '/opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check -r "$REQUIREMENTS"',
];
