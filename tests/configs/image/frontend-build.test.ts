import type { FrontendOptions } from "../../../configs/image/frontend-build";
import { flaskImagePlan } from "../../../configs/image/plan";
import { messageOf } from "../../support/message";

const file = (path: string) => ({ path, executable: false, sha256: "a" });
const source: FrontendOptions = {
  directory: "front",
  nodeImage: "node:24-trixie-slim",
  packageJson: '{"scripts": {"build": "vite build"}}',
  files: ["index.html", "package-lock.json", "package.json", "src/main.js"].map(file),
};
const built: FrontendOptions = {
  directory: "dist",
  files: [file("index.html")],
};

const planOf = (frontend: FrontendOptions | undefined) =>
  flaskImagePlan({
    baseImage: "python:3.13-slim-trixie",
    uid: 501,
    gid: 20,
    labels: { "flask-serving.stack": "gunicorn" },
    files: [file("app.py"), file("requirements.txt")],
    ...(frontend && { frontend }),
    project: "flask-serving",
    stack: "gunicorn",
    component: "app",
    modules: "m",
  });
const stageOf = (dockerfile: string) =>
  dockerfile.slice(dockerfile.indexOf("FROM node:"), dockerfile.lastIndexOf("FROM "));

test("a front end is built in a stage of its own, packages first", () => {
  const { dockerfile } = planOf(source).build;
  expect(stageOf(dockerfile)).toBe(`FROM node:24-trixie-slim AS frontend
WORKDIR /build
COPY ["frontend/package.json","frontend/package-lock.json","ca-bundle.crt*","./"]
RUN if [ -s ca-bundle.crt ]; then export NODE_EXTRA_CA_CERTS="$PWD/ca-bundle.crt"; fi \\
 && npm ci --no-audit --no-fund --no-update-notifier
COPY ["frontend/","./"]
ENV OUT_DIR="dist"
RUN npm run build \\
 && { [ -f "$OUT_DIR/index.html" ] || { echo "flask-serving: frontend.outDir: expected index.html in $OUT_DIR after npm run build, got none" >&2; exit 64; }; } \\
 && find "$OUT_DIR" -mindepth 1 -name ".*" ! -path "$OUT_DIR/.well-known" -prune -exec rm -rf {} +
LABEL flask-serving.stack="gunicorn"
`);
  expect(dockerfile).toContain('COPY --from=frontend ["/build/dist/","/srv/frontend/"]');
});

test("one without a build script is taken as built", () => {
  const { dockerfile, frontend } = planOf(built).build;
  expect(dockerfile).not.toContain("FROM node:");
  expect(dockerfile).toContain('COPY ["frontend/","/srv/frontend/"]');
  expect(frontend).toEqual({ directory: "dist", files: ["index.html"] });
});

test.each<[string, Partial<FrontendOptions>]>([
  ["a file's content", { files: source.files.map((one) => ({ ...one, sha256: "b" })) }],
  ["the image with Node.js", { nodeImage: "node:22-trixie-slim" }],
])("%s decides the image", (_what, change) => {
  expect(planOf({ ...source, ...change }).fingerprint).not.toBe(planOf(source).fingerprint);
});

test("the prefix of the app's requests ends with a slash, and is no part of the image", () => {
  const other = planOf({ ...source, apiPrefix: "/backend" });
  expect(other.frontend?.apiPrefix).toBe("/backend/");
  expect(other.fingerprint).toBe(planOf(source).fingerprint);
});

test.each<[string, FrontendOptions, string]>([
  [
    "without npm's lock file",
    { ...source, files: ["package.json", "yarn.lock"].map(file) },
    'frontend.dir: expected package-lock.json beside package.json, as npm writes it, got "yarn.lock". ' +
      "Run `npm install` there once; or build it yourself, and set frontend.dir to what was built.",
  ],
  [
    "without Node.js to build it",
    { ...source, nodeImage: undefined },
    "frontend.nodeImage: expected an image's name, such as node:24-trixie-slim, got nothing.",
  ],
  [
    "with a token that would stay in the build",
    { ...source, npmrc: "//npm.example/:_authToken=s3cret" },
    "frontend.dir: expected an .npmrc without tokens and passwords, which would stay in a layer of the build, " +
      'got ".npmrc with one". Build it yourself, and set frontend.dir to what was built.',
  ],
  [
    "that is neither to be built nor built",
    { ...built, files: [file("main.js")] },
    "frontend.dir: expected a package.json with a build script, or a built front end with an index.html " +
      'in frontend.outDir, got ["main.js"].',
  ],
  [
    "that takes the app's requests too",
    { ...built, apiPrefix: "/" },
    "frontend.apiPrefix: expected a path that tells the app's requests from the front end's, such as /api/, got \"/\".",
  ],
  [
    "that would leave its directory",
    { ...source, outDir: "../../etc" },
    'frontend.outDir: expected a directory within frontend.dir, such as dist, got "../../etc".',
  ],
])("a front end %s gets a sentence", (_what, options, sentence) => {
  expect(messageOf(() => planOf(options))).toBe(
    `FlaskImage "app": 1 problem to mend\n  ${sentence}`,
  );
});
