import type { StaticFilesOptions } from "../frontend/static-files";
import type { Link } from "../container/kept-files";
import type { AppFile } from "./app-file";
import type { AppTexts } from "./app-texts";
import type { FrontendOptions } from "./frontend-build";
import type { ServerPackage } from "./packages/commands";
import type { ReadText } from "./packages/way";

/** What decides an app's image, as plain values. */
export interface FlaskImageOptions {
  baseImage: string;
  requirements?: string | undefined;
  packageGroups?: readonly string[] | undefined;
  aptPackages?: readonly string[] | undefined;
  /** The names of the variables that only the installation of packages sees. */
  buildSecrets?: readonly string[] | undefined;
  /** The text of a file of the app, such as its lists of packages. */
  read?: ReadText | undefined;
  /** The package of the server that runs the app, if it has one of its own. */
  server?: ServerPackage | undefined;
  /** The front end that the image holds besides, if any. */
  frontend?: FrontendOptions | undefined;
  /** The files that a proxy may serve in the app's place, if any. */
  staticFiles?: StaticFilesOptions | undefined;
  /** The texts that tell about the app. */
  texts?: AppTexts | undefined;
  /** Changes when a module of ours that goes into the image does. */
  modules: string;
  uid: number;
  gid: number;
  username?: string | undefined;
  groupname?: string | undefined;
  labels: Record<string, string>;
  files: AppFile[];
  /** What stands in the app in the place of files that are kept elsewhere. */
  links?: readonly Link[] | undefined;
  project: string;
  stack: string;
  component: string;
}
