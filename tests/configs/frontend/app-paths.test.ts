import {
  appPathsOf,
  appPathsProblems,
  hiddenFileProblems,
  listedProblems,
} from "../../../configs/frontend/app-paths";
import { ProblemsError } from "../../../configs/problems";

const messageOf = (frontend: unknown) =>
  new ProblemsError("x", appPathsProblems("frontend", frontend)).message.split("\n  ").slice(1);

test("the app has /api/, where nobody says which paths are its own", () => {
  expect(appPathsOf({})).toEqual(["/api/"]);
  expect(appPathsProblems("frontend", {})).toEqual([]);
});

test("one path alone may be said as the API's prefix", () => {
  expect(appPathsOf({ apiPrefix: "/v1" })).toEqual(["/v1/"]);
});

test("several are several, each with all below it, once", () => {
  const appPaths = ["/api/", "/auth", "/api", "/api/v2/", "/apiary", "/auth/login"];
  expect(appPathsProblems("frontend", { appPaths })).toEqual([]);
  expect(appPathsOf({ appPaths })).toEqual(["/api/", "/auth/", "/apiary/"]);
});

test("one may be meant alone, if no other one has it already", () => {
  const appPaths = ["=/ping", "/pin", "=/auth", "/auth/", "=/auth/login", "=/ping"];
  expect(appPathsProblems("frontend", { appPaths })).toEqual([]);
  expect(appPathsOf({ appPaths })).toEqual(["=/ping", "/pin/", "/auth/"]);
  expect(appPathsOf({ appPaths: appPathsOf({ appPaths }) })).toEqual(["=/ping", "/pin/", "/auth/"]);
  const files = ["ping/x.html", "pings"];
  expect(hiddenFileProblems("frontend", { appPaths: ["=/ping"] }, files)).toEqual([]);
  expect(hiddenFileProblems("frontend", { appPaths: ["=/pings"] }, files)).toMatchObject([
    { path: "frontend.appPaths[0]", got: "pings" },
  ]);
});

test.each(["=", "=/", "==/a", "= /a", "=a", "=/a/", "=/assets/x"])(
  "%j is none that is meant alone",
  (path) => {
    expect(appPathsProblems("frontend", { appPaths: [path] })).toMatchObject([{ got: path }]);
  },
);

test("so are hundreds", () => {
  const appPaths = Array.from({ length: 500 }, (_, index) => `/path-${index}`);
  expect(appPathsProblems("frontend", { appPaths })).toEqual([]);
  expect(appPathsOf({ appPaths })).toHaveLength(500);
});

test("every path that is none gets its line, with what to write in its place", () => {
  const own = "a path that tells the app's requests from the front end's, such as /api/";
  const varies =
    "Write only what comes before the first part that varies: all below it is meant too.";
  const plain = "Its parts are made of letters from a to z, digits and . _ ~ - as they stand.";
  const appPaths = ["/api/", "/", "api", "/assets/x/", "/api/<id>", "/v*", "/a%20b", "/größe"];
  expect(messageOf({ appPaths, apiPrefix: "/v1/" })).toEqual([
    `frontend.appPaths[1]: expected ${own}, got "/".`,
    `frontend.appPaths[2]: expected ${own}, got "api".`,
    `frontend.appPaths[3]: expected ${own}, got "/assets/x/". The front end's own files are in /assets/.`,
    `frontend.appPaths[4]: expected ${own}, got "/api/<id>". ${varies}`,
    `frontend.appPaths[5]: expected ${own}, got "/v*". ${varies}`,
    `frontend.appPaths[6]: expected ${own}, got "/a%20b". ${plain}`,
    `frontend.appPaths[7]: expected ${own}, got "/größe". ${plain}`,
    'frontend.apiPrefix: expected nothing beside appPaths, got "/v1/". Make it one of appPaths.',
  ]);
});

test.each(["/a/../b", "/./", "//", "/a//b", "/a b", "/a;b", `/${"a".repeat(200)}`, 1n, null, {}])(
  "%p is no path of the app's",
  (path) => {
    expect(appPathsProblems("frontend", { appPaths: [path] })).toMatchObject([{ got: path }]);
    expect(appPathsProblems("frontend", { apiPrefix: path })).toMatchObject([{ got: path }]);
  },
);

test.each(["/api/", undefined, 7, { length: 1 }])("%p is no list of them", (got) => {
  expect(listedProblems("appPaths", got)).toMatchObject([{ path: "appPaths", got }]);
});

test.each([0, 501])("nor is one of %d", (length) => {
  const appPaths = Array.from({ length }, (_, index) => `/path-${index}`);
  expect(messageOf({ appPaths })).toEqual([
    `frontend.appPaths: expected 1 to 500 paths, such as /api/, got "${length} of them".`,
  ]);
});

test("a list with a hole is no list of paths", () => {
  // eslint-disable-next-line no-sparse-arrays -- as somebody may give it
  expect(listedProblems("appPaths", ["/a", , "/b"])).toMatchObject([{ path: "appPaths[1]" }]);
});

test("a path that has files of the front end would hide them", () => {
  const files = ["index.html", "static/x.css", "auth"];
  const appPaths = ["/api/", "/static", "/auth/"];
  expect(hiddenFileProblems("frontend", { appPaths }, files)).toMatchObject([
    { path: "frontend.appPaths[1]", got: "static/x.css" },
    { path: "frontend.appPaths[2]", got: "auth" },
  ]);
  expect(hiddenFileProblems("frontend", {}, ["api/mock.json"])).toMatchObject([
    { path: "frontend.appPaths", got: "api/mock.json" },
  ]);
  expect(hiddenFileProblems("frontend", { apiPrefix: "/v1" }, ["v1/a", "v10"])).toMatchObject([
    { path: "frontend.apiPrefix", got: "v1/a" },
  ]);
});
