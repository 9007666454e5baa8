import { fingerprint } from "../fingerprint";
import { CERTIFICATES } from "./ca-bundle";
import { copy, env, from, label, renderDockerfile, runCommands, user } from "./dockerfile";
import { imageName } from "./image-name";
import { FETCH } from "./packages/commands";

/** What an image with Locust and a load test's own packages is made of. */
export interface LoadPackages {
  project: string;
  stack: string;
  component: string;
  /** The image with Locust. */
  image: string;
  /** The file's name, and its content in short. */
  requirements: { name: string; content: string };
  labels: Record<string, string>;
}

/** The image: its name tells its content. */
export interface LoadImagePlan {
  imageName: string;
  dockerfile: string;
  buildDirectory: string;
  fingerprint: string;
}

const INSTALL = [
  ...FETCH,
  "{ /opt/venv/bin/python -m pip --version > /dev/null || /opt/venv/bin/python -m ensurepip; }",
  '/opt/venv/bin/python -m pip install --no-cache-dir --no-input --disable-pip-version-check --requirement "/tmp/$REQUIREMENTS"',
];

/** Locust with a load test's own packages, in Locust's own environment. */
export function loadImagePlan(options: LoadPackages): LoadImagePlan {
  const { project, stack, component, image, requirements, labels } = options;
  const dockerfile = renderDockerfile([
    from(image),
    user("0:0"),
    copy([`${CERTIFICATES}/`], `/${CERTIFICATES}/`),
    copy([`app/${requirements.name}`], "/tmp/"),
    env({ REQUIREMENTS: requirements.name }),
    runCommands(INSTALL),
    label(labels),
  ]);
  const repository = imageName(project, stack, component);
  const content = fingerprint([dockerfile, requirements.content]);
  return {
    imageName: `${repository}:${content.slice(0, 12)}`,
    dockerfile,
    buildDirectory: `.flask-serving/build/${repository}`,
    fingerprint: content,
  };
}
