import { readFileSync } from "node:fs";
import { flaskImagePlan } from "../../../configs/image/plan";
import type { FlaskImageOptions } from "../../../configs/image/options";
import { SERVERS } from "../../../configs/server/servers";
import { messageOf } from "../../support/message";

const options: FlaskImageOptions = {
  baseImage: "python:3.13-slim-trixie",
  uid: 501,
  gid: 20,
  labels: { "flask-serving.stack": "gunicorn" },
  files: [
    { path: "app.py", executable: false, sha256: "a" },
    { path: "requirements.txt", executable: false, sha256: "b" },
  ],
  project: "flask-serving",
  stack: "gunicorn",
  server: SERVERS.gunicorn.package,
  component: "app",
  modules: "m",
};

test("a server without a package of its own brings none", () => {
  const { dockerfile } = flaskImagePlan({ ...options, server: SERVERS.flask.package }).build;
  expect(dockerfile).not.toContain("gunicorn==");
});

test("the Dockerfile takes the packages as they are, then makes the user, then takes the app", () => {
  const { dockerfile, packages } = flaskImagePlan(options).build;
  expect(dockerfile.replace(packages[0]?.imageName ?? "", "PACKAGES")).toBe(
    readFileSync("tests/fixtures/flask.Dockerfile", "utf8"),
  );
  expect(packages.map((image) => image.dockerfile)).toEqual([
    readFileSync("tests/fixtures/packages.Dockerfile", "utf8"),
  ]);
});

test("the name tells stack and component, the tag the content", () => {
  const { imageName, fingerprint } = flaskImagePlan(options);
  expect(imageName).toBe(`flask-serving/gunicorn_app:${fingerprint}`);
});

test.each<[string, Partial<FlaskImageOptions>]>([
  ["a file's content", { files: [{ ...options.files[0]!, sha256: "c" }, options.files[1]!] }],
  ["a file's mode", { files: [{ ...options.files[0]!, executable: true }, options.files[1]!] }],
  ["the user's id", { uid: 502 }],
  ["the base image", { baseImage: "python:3.14-slim-trixie" }],
])("%s decides the tag", (_what, change) => {
  const changed = flaskImagePlan({ ...options, ...change });
  expect(changed.fingerprint).not.toBe(flaskImagePlan(options).fingerprint);
});

test("a build lies at a relative path, so that a moved project builds nothing again", () => {
  expect(flaskImagePlan(options).build.buildDirectory).toBe(
    ".flask-serving/build/flask-serving/gunicorn_app",
  );
});

const file = (path: string) => ({ path, executable: false, sha256: "a" });
const planOf = (paths: string[], more: Partial<FlaskImageOptions> = {}) =>
  flaskImagePlan({ ...options, files: paths.map(file), ...more });

test("a uv.lock without its project gets a sentence", () => {
  expect(messageOf(() => planOf(["app.py", "uv.lock"]))).toBe(
    'FlaskImage "app": 1 problem to mend\n' +
      '  requirements: expected pyproject.toml beside it, got "uv.lock". uv reads both.',
  );
});

test("packages of the system are there to build with, and those to run with in the app's image", () => {
  const { build } = planOf(["app.py", "requirements.txt"], { aptPackages: ["libpq5", "gcc"] });
  expect(build.packages[0]?.dockerfile).toMatch(
    /^FROM python:3.13-slim-trixie\nUSER 0\nENV APT_PACKAGES="gcc libpq5"\nRUN apt-get update/,
  );
  expect(build.dockerfile).toContain('ENV APT_PACKAGES="libpq5"\n');
});

test("while the packages stay, so does their image, whatever else changes", () => {
  const nameOf = (more: Partial<FlaskImageOptions>) =>
    flaskImagePlan({ ...options, ...more }).build.packages[0]?.imageName;
  const [app, list] = options.files;
  expect(nameOf({ files: [{ ...app!, sha256: "c" }, list!], uid: 502 })).toBe(nameOf({}));
  expect(nameOf({ files: [app!, { ...list!, sha256: "c" }] })).not.toBe(nameOf({}));
  expect(nameOf({ aptPackages: ["gcc"] })).not.toBe(nameOf({}));
});

test("no name of a file of the app stands in a Dockerfile", () => {
  const odd = ["requirements[dev].txt", 'a $b "c" \\d\ne.txt'];
  const { build } = planOf(["requirements.txt", ...odd]);
  const texts = [build.dockerfile, ...build.packages.map(({ dockerfile }) => dockerfile)].join();
  expect(texts).not.toMatch(/requirements\[|a \$b/);
});

test.each<[string, string[], Partial<FlaskImageOptions>, string]>([
  [
    "that is not the one",
    ["requirements/dev.txt", "requirements/prod.txt"],
    {},
    'requirements: expected a file of the app\'s directory that lists its packages, got "requirements.txt". ' +
      "Set requirements to one that is there: requirements/dev.txt, requirements/prod.txt.",
  ],
  [
    "that names another one",
    ["requirements.txt"],
    { read: () => "-r base.txt" },
    "requirements: expected base.txt in the app's directory, which requirements.txt names, got nothing. " +
      "What .dockerignore names, and what lies outside of the app, is not there in the build.",
  ],
  [
    "without groups",
    ["requirements.txt"],
    { packageGroups: ["prod"] },
    'packageGroups: expected none with requirements.txt, which has no groups, got ["prod"].',
  ],
  [
    "with a group that is none",
    ["pyproject.toml"],
    { requirements: "pyproject.toml", packageGroups: ["a b"] },
    'packageGroups[0]: expected the name of an optional group of packages, such as prod, got "a b".',
  ],
  [
    "of Pipenv's that lost its other half",
    ["Pipfile.lock"],
    {},
    'requirements: expected Pipfile beside it, got "Pipfile.lock". Pipenv reads both.',
  ],
  [
    "beside a secret of an odd name",
    ["requirements.txt"],
    { buildSecrets: ["A-B"] },
    'buildSecrets.A-B: expected a variable\'s name: letters, digits and _, got "A-B".',
  ],
])("a list %s gets a sentence", (_what, paths, more, sentence) => {
  expect(messageOf(() => planOf(paths, more))).toBe(
    `FlaskImage "app": 1 problem to mend\n  ${sentence}`,
  );
});

test("a name that is no Debian package's is refused", () => {
  const aptPackages = ["gcc; evil"];
  expect(messageOf(() => planOf(["app.py", "requirements.txt"], { aptPackages }))).toBe(
    'FlaskImage "app": 1 problem to mend\n' +
      '  aptPackages[0]: expected a Debian package\'s name, such as libpq5, got "gcc; evil".',
  );
});

test("all that is wrong is told at once", () => {
  const wrong = {
    ...options,
    baseImage: "Python; rm -rf /",
    username: "root user",
    uid: 0,
    requirements: "reqs.txt",
  };
  expect(messageOf(() => flaskImagePlan(wrong))).toBe(
    'FlaskImage "app": 4 problems to mend\n' +
      '  baseImage: expected an image\'s name, such as python:3.13-slim-trixie, got "Python; rm -rf /".\n' +
      '  username: expected a Linux user name: small letters, digits, - and _, at most 32, got "root user".\n' +
      "  uid: expected an integer from 1 to 2147483647, got 0.\n" +
      '  requirements: expected a file of the app\'s directory that lists its packages, got "reqs.txt". ' +
      "Set requirements to one that is there: requirements.txt.",
  );
});
