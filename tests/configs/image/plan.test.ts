import { readFileSync } from "node:fs";
import { flaskImagePlan, type FlaskImageOptions } from "../../../configs/image/plan";
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

test("the Dockerfile has packages first, then the user, then the app", () => {
  expect(flaskImagePlan(options).build.dockerfile).toBe(
    readFileSync("tests/fixtures/flask.Dockerfile", "utf8"),
  );
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

test("lists that a list may name are there when it is installed, each at its place", () => {
  const { build } = planOf(["requirements.txt", "requirements/base.txt", "notes.txt"]);
  expect(build.dockerfile).toContain('COPY ["app/requirements/base.txt","./requirements/"]');
  expect(build.dockerfile).not.toContain("notes.txt");
});

test("a uv.lock is installed as it is locked", () => {
  const { build } = planOf(["app.py", "uv.lock", "pyproject.toml"]);
  expect(build.dockerfile).toContain('COPY ["app/pyproject.toml","./"]');
  expect(build.dockerfile).toMatch(/uv export .*--frozen/);
});

test("a uv.lock without its project gets a sentence", () => {
  expect(messageOf(() => planOf(["app.py", "uv.lock"]))).toBe(
    'FlaskImage "app": 1 problem to mend\n' +
      '  requirements: expected pyproject.toml beside it, got "uv.lock". uv reads both.',
  );
});

test("packages of the system are there to build with and to run with", () => {
  const { build } = planOf(["app.py", "requirements.txt"], { aptPackages: ["libpq5", "gcc"] });
  expect(build.dockerfile).toMatch(
    /^FROM python:3.13-slim-trixie AS system\nENV APT_PACKAGES="gcc libpq5"\nRUN apt-get update/,
  );
  expect(build.dockerfile.match(/^FROM .*$/gm)?.slice(1)).toEqual([
    "FROM system AS packages",
    "FROM system",
  ]);
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
      "  uid: expected an integer from 100 to 2147483647, got 0. Below are system users.\n" +
      '  requirements: expected a file of the app\'s directory that lists its packages, got "reqs.txt". ' +
      "Write one that names at least flask, such as by `pip freeze > requirements.txt`.",
  );
});
