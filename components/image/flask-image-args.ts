import type { Link } from "../../configs/container/kept-files";
import type { StaticFilesOptions } from "../../configs/frontend/static-files";
import type { Server } from "../../configs/server/servers";
import type { SecretEnv } from "../secret-env";
import type { FrontendArgs } from "./frontend-args";

/** What goes into an app's image, and whom the app runs as. */
export interface FlaskImageArgs {
  /** The app's directory, relative to where Pulumi runs. It is only read. */
  appDir: string;
  /** A Debian or Ubuntu image with Python and its venv module, such as `python:3.13-slim-trixie`. */
  baseImage: string;
  /**
   * What runs the app: its package is added where the app's list lacks it.
   * @default Server.Gunicorn
   */
  server?: Server;
  /**
   * The file that names the app's packages, relative to its directory: a list for pip, a `uv.lock`,
   * `poetry.lock`, `Pipfile.lock` or `pylock.toml`, a `pyproject.toml`, `setup.py` or `Pipfile`.
   * @default the first of these that is there: requirements.txt, then locks, then what they are made of
   */
  requirements?: string | undefined;
  /**
   * Optional groups of packages that are installed too: extras, or groups of uv, Poetry or Pipenv.
   * @default none
   */
  packageGroups?: string[] | undefined;
  /**
   * Variables that only the installation of packages sees, such as a token for a private index that a
   * list or an .npmrc names by `${NAME}`: they stay in no image, and another value builds nothing anew.
   * @default none
   */
  buildSecrets?: SecretEnv | undefined;
  /**
   * Debian packages that the app's own need besides those that are known; what only builds, such as
   * `gcc` or `libpq-dev`, is not in the image that runs.
   * @default none
   */
  aptPackages?: string[] | undefined;
  /**
   * Files and directories, relative to the app's, that stay out of the image, besides what its
   * .dockerignore names: such as one that the app writes to.
   * @default none
   */
  exclude?: string[] | undefined;
  /**
   * What stands in the app in the place of files that are kept elsewhere, such as in a directory of `data`.
   * @default none
   */
  links?: Link[] | undefined;
  /**
   * The app's front end, which becomes a part of the image; a server or a proxy that is given it serves it.
   * @default none
   */
  frontend?: FrontendArgs | undefined;
  /**
   * The app's static folder, for a proxy that is to serve it in the app's place; beside a front end its
   * path is the app's.
   * @default none
   */
  staticFiles?: StaticFilesOptions | undefined;
  /**
   * The user id that the app runs as, never 0: files that it makes belong to that user of the host.
   * @default the host user's; where that is root SUDO_UID; else, and where a container's ids are not the host's, 1000
   */
  uid?: number | undefined;
  /**
   * The group id that the app runs as, never 0.
   * @default the host user's; where that is root SUDO_GID; else, and where a container's ids are not the host's, 1000
   */
  gid?: number | undefined;
  /**
   * The user's name in the image.
   * @default "app"
   */
  username?: string | undefined;
  /**
   * The group's name in the image.
   * @default "app"
   */
  groupname?: string | undefined;
  /**
   * A file with CA certificates that the build trusts besides its own; it does not stay in the image.
   * @default the one that PIP_CERT, REQUESTS_CA_BUNDLE or SSL_CERT_FILE names
   */
  caBundle?: string | undefined;
}
