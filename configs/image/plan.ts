import type { Link } from "../container/kept-files";
import { fingerprint } from "../fingerprint";
import { assertNoProblems } from "../problems";
import { renderFlaskDockerfile } from "./flask-dockerfile";
import { findApp } from "./find-app";
import { type FrontendImage, frontendImage } from "./frontend-build";
import { imageName } from "./image-name";
import { type PackagesImage, packagesImages } from "./packages-images";
import { type PackagePlan, packagePlan } from "./packages/plan";
import type { FlaskImageOptions } from "./options";
import { flaskImageProblems } from "./problems";
import { type ImageStaticFiles, imageStaticFiles } from "./static-files";

/** All that is known of an image before it is built. */
export interface FlaskImagePlan {
  /** Changes when the image's content would. */
  fingerprint: string;
  /** Name and tag. */
  imageName: string;
  /** Where in it the app is, if that is plain. */
  app: string | undefined;
  frontend: FrontendImage | undefined;
  staticFiles: ImageStaticFiles | undefined;
  packages: PackagePlan;
  build: {
    imageName: string;
    /** The images that have to be there first. */
    packages: PackagesImage[];
    dockerfile: string;
    buildDirectory: string;
    files: string[];
    links?: readonly Link[];
    frontend?: { directory: string; files: string[] };
  };
}

/**
 * Decides a Flask app's image.
 * @throws ProblemsError that lists all that is wrong with the options
 */
export function flaskImagePlan(options: FlaskImageOptions): FlaskImagePlan {
  const { username = "app", groupname = "app", read = () => undefined } = options;
  const { baseImage, uid, gid, labels, files, links, project, stack, component } = options;
  const paths = files.map(({ path }) => path);
  const sources = { files: paths, read };
  assertNoProblems(`FlaskImage "${component}"`, flaskImageProblems(options));
  const staticFiles = options.staticFiles && imageStaticFiles(options.staticFiles, files);
  const frontend = options.frontend && frontendImage(options.frontend, staticFiles?.path);
  const packages = packagePlan(options, sources);
  const repository = imageName(project, stack, component);
  const of = { repository, baseImage, packages, frontend, server: options.server, labels, files };
  const images = packagesImages({ ...of, frontendFiles: options.frontend?.files ?? [] });
  const nameOf = (kind: string) => images.find((image) => image.kind === kind)?.imageName ?? "";
  const dockerfile = renderFlaskDockerfile({
    ...{ ...of, uid, gid, username, groupname },
    packageImages: { python: nameOf("python"), node: nameOf("node") },
  });
  const content = fingerprint({
    ...{ dockerfile, files, frontend: frontend?.fingerprint, modules: options.modules },
    ...(links && { links }),
  });
  const name = `${repository}:${content}`;
  const buildDirectory = `.flask-serving/build/${repository}`;
  return {
    fingerprint: content,
    imageName: name,
    app: findApp(paths, options.texts).found?.app,
    ...{ frontend, staticFiles, packages },
    build: {
      ...{ imageName: name, packages: images, dockerfile, buildDirectory, files: paths },
      ...(links && { links }),
      ...(frontend && { frontend: { directory: frontend.directory, files: frontend.files } }),
    },
  };
}
