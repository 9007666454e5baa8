import * as fs from "node:fs";
import { modulesFingerprint } from "../../components/image/modules";
import { readAppFiles } from "../../components/image/app-files";
import { defaultImages } from "../../configs/default-images";
import { type FlaskImagePlan, flaskImagePlan } from "../../configs/image/plan";
import { SERVERS } from "../../configs/server/servers";
import { buildImage } from "../../jobs/build-image";
import { removeImage } from "../../jobs/remove-image";
import { docker, sweep } from "../support/docker";

jest.setTimeout(180_000);

const PROJECT = `flask-serving-test-image-${process.pid}`;
const APP = "tests/fixtures/uv-app";
const GENERATION = "first";
const labels = { "flask-serving.project": PROJECT };

let build: FlaskImagePlan["build"];
let before: string[];
let image: string;
const allImages = () => docker("images", "--all", "--quiet").split("\n").sort();
const inImage = (...argv: string[]) => docker("run", "--rm", image, ...argv);

beforeAll(async () => {
  before = allImages();
  build = flaskImagePlan({
    baseImage: defaultImages(process.env).python,
    ...{ uid: 501, gid: 20, labels, project: PROJECT, stack: "test", component: "app" },
    aptPackages: ["libpq5"],
    server: SERVERS.gunicorn.package,
    files: readAppFiles(APP),
    modules: modulesFingerprint(),
  }).build;
  image = (await buildImage({ ...build, appDir: APP, labels, generation: GENERATION })).imageId;
});
afterAll(() => {
  fs.rmSync(build.buildDirectory, { recursive: true, force: true });
  sweep(PROJECT);
});

test("packages are those of uv.lock, in its versions, and Gunicorn is added", () => {
  const [, version] =
    /name = "werkzeug"\nversion = "(.+)"/.exec(fs.readFileSync(`${APP}/uv.lock`, "utf8")) ?? [];
  const packages = inImage("/opt/venv/bin/pip", "list", "--format", "freeze");
  expect(packages.toLowerCase()).toContain(`werkzeug==${version}`);
  expect(packages).toContain("gunicorn==");
  expect(packages).not.toContain("uv==");
});

test("packages of the system are there, and the app's user is the host's", () => {
  expect(inImage("dpkg-query", "--show", "--showformat", "${Status}", "libpq5")).toContain(
    "installed",
  );
  expect(inImage("id")).toMatch(/^uid=501\(app\) gid=20\(dialout\)/);
});

test("a build that is undone leaves what was built anew under its name", async () => {
  await removeImage({ ...build, appDir: APP, labels, generation: "before it" });
  expect(allImages()).toContain(docker("images", "--quiet", build.imageName));
});

test("nothing of it stays when it is removed, the stages included", async () => {
  await removeImage({ ...build, appDir: APP, labels, generation: GENERATION });
  expect(allImages()).toEqual(before);
});
