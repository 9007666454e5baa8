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
  dockerfile.slice(dockerfile.indexOf("FROM "), dockerfile.lastIndexOf("FROM "));

test("a front end is built in a stage of its own, on an image that has its packages", () => {
  const { dockerfile, packages } = planOf(source).build;
  const [, node] = packages;
  expect(stageOf(dockerfile)).toMatch(
    new RegExp(
      `^FROM ${node?.imageName} AS frontend\nCOPY \\["frontend/","./"\\]\nENV OUT_DIR="dist"\n`,
    ),
  );
  expect(dockerfile).toContain("\n && npm run build \\\n");
  expect(dockerfile).toContain('COPY --from=frontend ["/build/dist/","/srv/frontend/"]');
  expect(node).toMatchObject({ kind: "node", files: ["package-lock.json", "package.json"] });
  expect(node?.dockerfile).toContain("\n && npm ci ");
});

test("packages that a script of the front end prepares are installed beside its sources", () => {
  const packageJson = '{"scripts": {"build": "vite build", "postinstall": "node icons.js"}}';
  expect(planOf({ ...source, packageJson }).build.packages[1]?.files).toContain("src/main.js");
});

test("another tool than npm is installed first, and builds", () => {
  const files = ["package.json", "pnpm-lock.yaml"].map(file);
  const { dockerfile, packages } = planOf({ ...source, files }).build;
  expect(packages[1]?.dockerfile).toMatch(
    /npm install --global .* "pnpm@9"\n[^]*pnpm install --frozen/,
  );
  expect(dockerfile).toContain("expected index.html in $OUT_DIR after pnpm run build, got none");
});

test("a token that a variable gives is no token in a file", () => {
  const read = (path: string) =>
    path === ".npmrc" ? "//npm.example/:_authToken=${NPM_TOKEN}\n" : undefined;
  expect(planOf({ ...source, read }).build.packages).toHaveLength(2);
});

test("one without a build script is taken as built", () => {
  const { dockerfile, frontend } = planOf(built).build;
  expect(stageOf(dockerfile)).toBe("");
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
  expect(other.frontend?.appPaths).toEqual(["/backend/"]);
  expect(other.fingerprint).toBe(planOf(source).fingerprint);
});

test.each<[string, FrontendOptions, string]>([
  [
    "without a lock file",
    { ...source, files: ["package.json", "bun.lock"].map(file) },
    "frontend.dir: expected a lock file beside package.json: package-lock.json, npm-shrinkwrap.json, " +
      'pnpm-lock.yaml, yarn.lock, got "bun.lock". ' +
      "Run `npm install` there once; or build it yourself, and set frontend.dir to what was built.",
  ],
  [
    "without Node.js to build it",
    { ...source, nodeImage: undefined },
    "frontend.nodeImage: expected an image's name, such as node:24-trixie-slim, got nothing.",
  ],
  [
    "with a token that would stay in the build",
    {
      ...source,
      read: (path) => (path === ".npmrc" ? "//npm.example/:_authToken=s3cret" : undefined),
    },
    "frontend.dir: expected .npmrc without tokens and passwords, which would stay in a layer of the build, " +
      'got ".npmrc with one". Write ${NPM_TOKEN} in its place, and give that variable by buildSecrets.',
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
    "whose files one of the app's paths would hide",
    { ...built, files: ["index.html", "static/a.css"].map(file), appPaths: ["/api", "/static"] },
    "frontend.appPaths[1]: expected a path that the front end has no files in, as the app answers below /static, " +
      'got "static/a.css".',
  ],
  [
    "with a public file that one of them would hide",
    { ...source, files: [...source.files, file("public/auth/logo.svg")], appPaths: ["/auth/"] },
    "frontend.appPaths[0]: expected a path that the front end has no files in, as the app answers below /auth/, " +
      'got "auth/logo.svg".',
  ],
  [
    "that Vite builds to where the app answers",
    {
      ...source,
      read: (path) => (path === "vite.config.js" ? 'build: { assetsDir: "static" }' : undefined),
      appPaths: ["/static/"],
    },
    "frontend.appPaths[0]: expected a path that the front end has no files in, as the app answers below /static/, " +
      'got "static".',
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
