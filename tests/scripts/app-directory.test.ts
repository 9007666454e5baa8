import * as path from "node:path";
import { appDirectory } from "../../scripts/app-directory";

const from = process.env.INIT_CWD;
beforeEach(() => void (process.env.INIT_CWD = path.resolve("docs")));
afterAll(() => {
  if (from === undefined) delete process.env.INIT_CWD;
  else process.env.INIT_CWD = from;
});

test("it is seen from where npm was called, and told from the project", () => {
  expect(appDirectory("../app", "--app")).toBe("app");
  expect(appDirectory("..", "--app")).toBe(".");
});

test.each(["nowhere", "../package.json"])("%s is refused by what it was typed for", (asked) => {
  expect(() => appDirectory(asked, "--app")).toThrow(
    `--app: expected an app's directory, got ${path.resolve("docs", asked)}, which is none.`,
  );
});
