import { fingerprint } from "../fingerprint";
import { rejectProblems } from "../problems";
import type { AppFile } from "./app-file";
import type { AppTexts } from "./app-texts";
import { renderFlaskDockerfile } from "./flask-dockerfile";
import { findApp } from "./find-app";
import { type FrontendImage, frontendImage, type FrontendOptions } from "./frontend-build";
import { imageName } from "./image-name";
import type { ServerPackage } from "./package-commands";
import { flaskImageProblems } from "./problems";
import { findRequirements, packageFiles } from "./requirements";

export interface FlaskImageOptions {
  baseImage: string;
  requirements?: string | undefined;
  aptPackages?: readonly string[] | undefined;
  /** The package of the server that runs the app, if it has one of its own. */
  server?: ServerPackage | undefined;
  /** The front end that the image holds besides, if any. */
  frontend?: FrontendOptions | undefined;
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
  project: string;
  stack: string;
  component: string;
}

/** All that is known of an image before it is built. */
export interface FlaskImagePlan {
  /** Changes when the image's content would. */
  fingerprint: string;
  /** Name and tag. */
  imageName: string;
  /** Where in it the app is, if that is plain. */
  app: string | undefined;
  frontend: FrontendImage | undefined;
  build: {
    imageName: string;
    dockerfile: string;
    buildDirectory: string;
    files: string[];
    frontend?: { directory: string; files: string[] };
  };
}

/**
 * Decides a Flask app's image.
 * @throws ProblemsError that lists all that is wrong with the options
 */
export function flaskImagePlan(options: FlaskImageOptions): FlaskImagePlan {
  const { username = "app", groupname = "app", aptPackages = [] } = options;
  const { baseImage, uid, gid, labels, files, project, stack, component } = options;
  const paths = files.map(({ path }) => path);
  const { requirements = findRequirements(paths) } = options;
  rejectProblems(`FlaskImage "${component}"`, flaskImageProblems(options));
  const frontend = options.frontend && frontendImage(options.frontend);
  const dockerfile = renderFlaskDockerfile({
    ...{ baseImage, requirements, uid, gid, username, groupname, labels },
    packageFiles: packageFiles(requirements, paths),
    aptPackages: [...aptPackages].sort(),
    frontend,
    server: options.server,
  });
  const content = fingerprint({
    ...{ dockerfile, files, frontend: frontend?.fingerprint, modules: options.modules },
  });
  const name = `${imageName(project, stack, component)}:${content}`;
  const buildDirectory = `.flask-serving/build/${imageName(project, stack, component)}`;
  return {
    fingerprint: content,
    imageName: name,
    app: findApp(paths, options.texts).found?.app,
    frontend,
    build: {
      ...{ imageName: name, dockerfile, buildDirectory, files: paths },
      ...(frontend && { frontend: { directory: frontend.directory, files: frontend.files } }),
    },
  };
}
