import { imageStaticFiles, imageStaticFilesProblems } from "../../../configs/image/static-files";
import { flaskImagePlan } from "../../../configs/image/plan";
import type { FlaskImageOptions } from "../../../configs/image/options";
import { messageOf } from "../../support/message";

const file = (path: string, sha256 = "a") => ({ path, executable: false, sha256 });
const FILES = ["app.py", "requirements.txt", "shop/static/x.css", "shop/staticx"].map((path) =>
  file(path),
);
const options: FlaskImageOptions = {
  ...{ baseImage: "python", uid: 501, gid: 20, labels: {}, modules: "m", files: FILES },
  ...{ project: "p", stack: "s", component: "app", staticFiles: { dir: "shop/static/" } },
};

test("static files lie where the app does, below /static/", () => {
  expect(flaskImagePlan(options).staticFiles).toMatchObject({
    directory: "/srv/app/shop/static",
    path: "/static/",
  });
});

test("their name changes when they do, and not with other files", () => {
  const nameOf = (files: ReturnType<typeof file>[]) =>
    imageStaticFiles({ dir: "shop/static" }, files).fingerprint;
  const [app, list, ...others] = FILES;
  expect(nameOf([file("app.py", "b"), list!, ...others])).toBe(nameOf(FILES));
  expect(nameOf([app!, list!, file("shop/static/x.css", "b")])).not.toBe(nameOf(FILES));
});

test("beside a front end their path is the app's", () => {
  const front = { directory: "dist", files: [file("index.html")] };
  const pathsOf = (change: object) => flaskImagePlan({ ...options, ...change }).frontend?.appPaths;
  expect(pathsOf({ frontend: front })).toEqual(["/api/", "/static/"]);
  const paths = ["/auth", "/static/"];
  expect(pathsOf({ frontend: { ...front, appPaths: paths } })).toEqual(["/auth/", "/static/"]);
});

test("a front end's files there would be hidden", () => {
  const files = ["index.html", "static/main.js"].map((path) => file(path));
  expect(messageOf(() => flaskImagePlan({ ...options, frontend: { directory: "d", files } }))).toBe(
    'FlaskImage "app": 1 problem to mend\n' +
      "  staticFiles.path: expected a path that the front end has no files in, as the app answers below /static/, " +
      'got "static/main.js".',
  );
});

test("a directory without files is none", () => {
  expect(imageStaticFilesProblems({ dir: "static" }, FILES)).toEqual([
    {
      ...{ path: "staticFiles.dir", got: "static" },
      expected: "a directory of the app with files in it, such as static",
    },
  ]);
  // Where the app's directory is none, that is the problem.
  expect(imageStaticFilesProblems({ dir: "static" }, undefined)).toEqual([]);
});
