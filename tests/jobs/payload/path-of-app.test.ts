import { ANSWERS, APP_PATHS } from "../../support/beside-frontend";
import { appPathsOf } from "../../../configs/frontend/app-paths";

const { pathOfApp } = jest.requireActual<{
  pathOfApp(url: string, appPaths: string[]): string | undefined;
}>("../../../jobs/payload/path-of-app.cjs");

const paths = appPathsOf({ appPaths: APP_PATHS });

test.each(ANSWERS)("%s: Vite passes on what nginx and Flask pass on: %s", (request, answer) => {
  const asked = pathOfApp(request.split(" ")[1]!, paths);
  const [, path] = / app (.*)/.exec(answer) ?? [];
  expect(asked && decodeURIComponent(asked)).toBe(path);
});

test.each([
  ["/api/x?a=/../b&c=%2e", "/api/x?a=/../b&c=%2e"],
  ["/api/a%20b%25%3F?", "/api/a%20b%25%3F?"],
  ["/x/../api/%ff%2Fb", "/api/%FF/b"],
  ["/api/%zz", "/api/%25zz"],
])("%s is passed on as %s", (url, expected) => {
  expect(pathOfApp(url, paths)).toBe(expected);
});
