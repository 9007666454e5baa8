import {
  servedStaticFilesProblems,
  staticFilesProblems,
  staticPath,
} from "../../../configs/frontend/static-files";

test("static files are below /static/, as Flask has it, where nobody says else", () => {
  expect(staticPath({})).toBe("/static/");
  expect(staticPath({ path: "/files" })).toBe("/files/");
});

test.each([{ dir: "static" }, { dir: "shop/my static", path: "/shop/static" }])(
  "%j are static files",
  (given) => {
    expect(staticFilesProblems("staticFiles", given)).toEqual([]);
  },
);

test.each([
  [null, "staticFiles"],
  [{}, "staticFiles.dir"],
  [{ dir: "" }, "staticFiles.dir"],
  [{ dir: "/srv/app/static" }, "staticFiles.dir"],
  [{ dir: "../static" }, "staticFiles.dir"],
  [{ dir: "." }, "staticFiles.dir"],
  [{ dir: "static", path: "/" }, "staticFiles.path"],
  [{ dir: "static", path: "static" }, "staticFiles.path"],
  [{ dir: "static", path: "/assets/" }, "staticFiles.path"],
])("%j are none", (given, path) => {
  expect(staticFilesProblems("staticFiles", given)).toMatchObject([{ path }]);
});

test("who serves them has to know where they are", () => {
  expect(servedStaticFilesProblems("staticFiles", { path: "/s/", fingerprint: "a" })).toEqual([]);
  expect(servedStaticFilesProblems("staticFiles", {})).toMatchObject([
    { path: "staticFiles.path" },
    { path: "staticFiles.fingerprint" },
  ]);
});
