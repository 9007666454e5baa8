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
