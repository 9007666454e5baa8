import * as fs from "node:fs";
import { defaultImages } from "../../configs/default-images";
import { docker } from "../support/docker";

jest.setTimeout(60_000);

/** What becomes of an app that is asked so, in Python. */
function asked(program: string): unknown {
  const { python } = defaultImages(process.env);
  const module = fs.readFileSync("jobs/payload/timed_app.py", "utf8");
  const text = [module, BEGIN, program, "print(json.dumps(seen))"].join("\n");
  const alone = ["--rm", "--network", "none", "--entrypoint", "python3"];
  return JSON.parse(docker("run", ...alone, python, "-c", text));
}

const BEGIN = `
import json
seen = []
def app(environ, start_response):
    seen.append(sorted(environ))
    time.sleep(0.02)
    start_response("200 OK", [("X-Own", "1")])
    return [b"body"]
def start(status, headers, *exc_info):
    seen.append([status, headers, len(exc_info)])
`;

test("an app tells how long it took where it is asked, and does not learn that it was", () => {
  expect(
    asked('TimedApp(app)({"PATH_INFO": "/", "HTTP_X_FLASK_SERVING_TIMES": "on"}, start)'),
  ).toEqual([
    ["PATH_INFO"],
    [
      "200 OK",
      [
        ["X-Own", "1"],
        ["X-App-Seconds", expect.stringMatching(/^0\.0[2-9]\d{4}$/)],
      ],
      0,
    ],
  ]);
});

test("where nobody asks its answer is its own", () => {
  expect(asked('TimedApp(app)({"PATH_INFO": "/"}, start)')).toEqual([
    ["PATH_INFO"],
    ["200 OK", [["X-Own", "1"]], 0],
  ]);
});

test("an answer that takes the place of another, after an error, is told as one", () => {
  const program = `
def broken(environ, start_response):
    start_response("500 No", [], ("kind", "error", "trace"))
    return []
TimedApp(broken)({"HTTP_X_FLASK_SERVING_TIMES": "on"}, start)`;
  expect(asked(program)).toEqual([
    ["500 No", [["X-App-Seconds", expect.stringMatching(/^\d\.\d{6}$/)]], 1],
  ]);
});
