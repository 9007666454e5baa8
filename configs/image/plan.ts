import { fingerprint } from "../container/fingerprint";
import { imageReferenceProblems } from "../container/image-reference";
import { integerProblems, patternProblems, type Problem, rejectProblems } from "../problems";
import { renderFlaskDockerfile } from "./flask-dockerfile";
import { imageName } from "./image-name";

/** A file of the app, by what decides the image. */
export interface AppFile {
  /** Relative to the app's directory, with `/`. */
  path: string;
  executable: boolean;
  /** Of its content, or of a link's target. */
  sha256: string;
}

export interface FlaskImageOptions {
  baseImage: string;
  requirements?: string;
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
  build: { imageName: string; dockerfile: string; buildDirectory: string; files: string[] };
}

/**
 * Decides a Flask app's image.
 * @throws ProblemsError that lists all that is wrong with the options
 */
export function flaskImagePlan(options: FlaskImageOptions): FlaskImagePlan {
  const { requirements = "requirements.txt", username = "app", groupname = "app" } = options;
  const { baseImage, uid, gid, labels, files, project, stack, component } = options;
  rejectProblems(`FlaskImage "${component}"`, [
    ...imageReferenceProblems("baseImage", baseImage),
    ...nameProblems("username", username),
    ...nameProblems("groupname", groupname),
    ...integerProblems("uid", uid, {
      min: 100,
      max: 4_294_967_294,
      remedy: "Below are system users.",
    }),
    ...requirementsProblems(requirements, files),
  ]);
  const dockerfile = renderFlaskDockerfile({
    ...{ baseImage, requirements, uid, gid, username, groupname, labels },
  });
  const content = fingerprint({ dockerfile, files });
  const name = `${imageName(project, stack, component)}:${content}`;
  const buildDirectory = `.flask-serving/build/${imageName(project, stack, component)}`;
  return {
    fingerprint: content,
    imageName: name,
    build: { imageName: name, dockerfile, buildDirectory, files: files.map(({ path }) => path) },
  };
}

function nameProblems(path: string, got: string): Problem[] {
  return patternProblems(path, got, {
    pattern: /^[a-z_][a-z0-9_-]{0,31}$/,
    expected: "a Linux user name: small letters, digits, - and _, at most 32",
  });
}

function requirementsProblems(requirements: string, files: AppFile[]): Problem[] {
  if (files.some(({ path }) => path === requirements)) return [];
  const expected = "a file of the app's directory that lists its packages";
  const remedy = "Write one that names at least flask, such as by `pip freeze > requirements.txt`.";
  return [{ path: "requirements", expected, got: requirements, remedy }];
}
