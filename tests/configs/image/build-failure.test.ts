import { readFileSync } from "node:fs";
import { buildFailure } from "../../../configs/image/build-failure";

test("a step of ours that fails is told first, without the builder's own words and colours", () => {
  const log = [
    'Step 8/18 : COPY ["frontend/","./"]',
    "Step 9/18 : RUN npm run build",
    " ---> Running in f1174feb1e5c",
    "\u001b[32m✓ built in 70ms\u001b[39m",
    "\u001b[91mflask-serving: frontend.outDir: expected index.html in dist after npm run build, got none",
    "\u001b[0mRemoving intermediate container f1174feb1e5c",
    "The command '/bin/sh -c npm run build' returned a non-zero code: 64",
    "",
  ].join("\n");
  expect(buildFailure(log)).toBe(
    "The image of the app could not be built: frontend.outDir: expected index.html in dist after npm run build, got none.\n" +
      "    Step 9/18 : RUN npm run build\n" +
      "    ✓ built in 70ms",
  );
});

test("BuildKit's mark before our words does not hide them", () => {
  expect(buildFailure("#9 0.512 flask-serving: 0:0: the app never runs as root\n")).toBe(
    "The image of the app could not be built: 0:0: the app never runs as root.",
  );
});

test.each([
  [
    "the legacy builder",
    "Step 1/18 : FROM python:3.99-slim AS packages\nmanifest for python:3.99-slim not found: manifest unknown",
    "python:3.99-slim, and cannot pull it",
  ],
  [
    "BuildKit",
    "ERROR: failed to solve: python:3.99-slim: failed to resolve source metadata for docker.io/library/python:3.99-slim: not found",
    "python:3.99-slim, and cannot pull it",
  ],
  [
    "the legacy builder, of ours",
    "Step 1/18 : FROM flask-serving/python:3.14 AS packages\npull access denied for flask-serving/python",
    "flask-serving/python:3.14, and cannot pull it; run the set-up again, which makes it",
  ],
])("%s: an image that cannot be had is named first", (_builder, log, sentence) => {
  expect(buildFailure(log).split("\n")[0]).toBe(
    `The image of the app could not be built: Docker does not have the image ${sentence}.`,
  );
});

test("of another failure its last lines are told", () => {
  const log = `${"a line\n".repeat(30)}ERROR: No matching distribution found for flask==0.0.99\n`;
  const [first, ...lines] = buildFailure(log).split("\n");
  expect(first).toBe("The image of the app could not be built:");
  expect(lines.slice(0, -1)).toHaveLength(20);
  expect(lines.at(-2)).toBe("    ERROR: No matching distribution found for flask==0.0.99");
});

describe("of BuildKit's log", () => {
  const told = (name: string) =>
    buildFailure(readFileSync(`tests/fixtures/builds/buildkit-${name}.log`, "utf8")).split("\n");

  test("the step that failed and what it printed is told, not the Dockerfile behind it", () => {
    const lines = told("pip");
    expect(lines[0]).toBe("The image of the app could not be built:");
    expect(lines[1]).toMatch(/^ {4}\[stage-0 7\/7\] RUN if .{90,110}…$/);
    expect(lines.slice(2, -1)).toEqual([
      expect.stringMatching(/^ {4}ERROR: Could not find a version .*flask==0\.0\.99/),
      "    ERROR: No matching distribution found for flask==0.0.99",
    ]);
    expect(lines.at(-1)).toBe(
      "There is no flask==0.0.99 for the image's Python: correct the version in the list, or set python to a version that it has.",
    );
  });

  test("a sentence of our own stands alone with its step", () => {
    const [first, step, ...rest] = told("ids");
    expect(first).toBe(
      "The image of the app could not be built: 0:20: the ids have to be above 0, never root's.",
    );
    expect(step).toMatch(/^ {4}\[stage-0 3\/6\] RUN /);
    expect(rest).toEqual([]);
  });

  test("where a step printed nothing, BuildKit's own reason is told", () => {
    const [first, step, reason] = told("base");
    expect(first).toBe(
      "The image of the app could not be built: Docker does not have the image flask-serving/python:3.99, " +
        "and cannot pull it; run the set-up again, which makes it.",
    );
    expect(step).toBe("    [internal] load metadata for docker.io/flask-serving/python:3.99");
    expect(reason).toMatch(/^ {4}ERROR: failed to do request: /);
  });
});
