import {
  type AppPathsOptions,
  appPathsOf,
  appPathsProblems,
  hiddenFileProblems,
} from "../frontend/app-paths";
import official from "../images.json";
import { fingerprint } from "../fingerprint";
import { imageReferenceProblems } from "../container/image-reference";
import { patternProblems, type Problem } from "../problems";
import type { AppFile } from "./app-file";
import { frontendPackageFiles, needsSources } from "./frontend-packages/files";
import { LOCKS, type PackageManager, packageManager } from "./frontend-packages/manager";

/** What a front end is made of, and how. */
export interface FrontendOptions extends AppPathsOptions {
  /** Where its files are taken from. */
  directory: string;
  outDir?: string | undefined;
  nodeImage?: string | undefined;
  /** The text of its package.json, if it has one. */
  packageJson?: string | undefined;
  /** The text of a file of it; its package.json is known without. */
  read?: ((path: string) => string | undefined) | undefined;
  /** Its sources, or, without a script that builds it, what was built. */
  files: AppFile[];
}

/** A front end's part of an image. */
export interface FrontendImage {
  /** The image with Node.js that builds it; none for one that is taken as built. */
  nodeImage: string | undefined;
  outDir: string;
  /** The app's paths: what begins with one of them is not the front end's. */
  appPaths: string[];
  manager: PackageManager;
  /** The files that tell its packages. */
  packageFiles: string[];
  /** The files that they are installed beside: all of them, where a script needs them. */
  installFiles: string[];
  /** All its files, relative to what they are taken from. */
  files: string[];
  directory: string;
  fingerprint: string;
}

/** The script of a package.json that builds, if there is one. */
export function hasBuildScript(packageJson: string | undefined): boolean {
  try {
    const { scripts } = JSON.parse(packageJson ?? "{}") as { scripts?: { build?: unknown } };
    return typeof scripts?.build === "string";
  } catch {
    return false;
  }
}

/** Where a front end is when it is built: as Vite has it; or, where nothing builds it, there already. */
export function outDirOf(outDir: string | undefined, packageJson: string | undefined): string {
  return outDir ?? (hasBuildScript(packageJson) ? "dist" : ".");
}

/**
 * How an image gets a front end; the options have to be checked: see `frontendProblems`.
 * @param staticPath where the app has its static files, if that is said: it is the app's as well
 */
export function frontendImage(options: FrontendOptions, staticPath?: string): FrontendImage {
  const { directory, packageJson, files } = options;
  const paths = files.map(({ path }) => path);
  const nodeImage = hasBuildScript(packageJson) ? options.nodeImage : undefined;
  const outDir = outDirOf(options.outDir, packageJson);
  const sources = sourcesOf(options);
  const packageFiles = frontendPackageFiles(paths);
  return {
    nodeImage,
    outDir,
    appPaths: appPathsOf({
      appPaths: [...appPathsOf(options), ...(staticPath ? [staticPath] : [])],
    }),
    manager: packageManager(sources),
    packageFiles,
    installFiles: needsSources(sources) ? paths : packageFiles,
    files: paths,
    directory,
    fingerprint: fingerprint({ nodeImage, outDir, files }),
  };
}

function sourcesOf({ files, packageJson, read = () => undefined }: FrontendOptions) {
  const readText = (path: string) => (path === "package.json" ? packageJson : read(path));
  return { files: files.map(({ path }) => path), read: readText };
}

/** What is wrong with a front end. */
export function frontendProblems(options: FrontendOptions): Problem[] {
  const { nodeImage, packageJson, files } = options;
  const paths = files.map(({ path }) => path);
  return [
    ...pathsProblems(options),
    ...outDirProblems("frontend.outDir", outDirOf(options.outDir, packageJson)),
    ...(hasBuildScript(packageJson)
      ? [
          ...lockProblems(paths),
          ...[".npmrc", ".yarnrc.yml"].flatMap((name) => tokenProblems(name, options.read?.(name))),
          ...imageReferenceProblems("frontend.nodeImage", nodeImage, official.node),
        ]
      : indexProblems(paths)),
  ];
}

/** What is wrong with the app's paths: one that has files of the front end would hide them. */
function pathsProblems(options: FrontendOptions): Problem[] {
  const problems = appPathsProblems("frontend", options);
  return problems.length > 0
    ? problems
    : hiddenFileProblems("frontend", options, servedFiles(options));
}

/** What is known to be served: all that is there as built; else what builders take as it is, and where they build to. */
export function servedFiles({
  packageJson = "",
  read = () => undefined,
  files,
}: FrontendOptions): string[] {
  const paths = files.map(({ path }) => path);
  if (!hasBuildScript(packageJson)) return paths;
  const config = VITE_CONFIGS.map(read).join("\n");
  const own = /"react-scripts"\s*:/.test(packageJson) ? "static" : ASSETS_DIR.exec(config)?.[1];
  return [
    ...paths.filter((path) => path.startsWith("public/")).map((path) => path.slice(7)),
    ...(own === undefined ? [] : [own]),
  ];
}

const VITE_CONFIGS = ["vite.config.js", "vite.config.ts", "vite.config.mjs", "vue.config.js"];
const ASSETS_DIR = /\bassetsDir\s*:\s*["'](?:\.?\/)?([\w.-]+(?:\/[\w.-]+)*)/;

/** The problem with where what is built lies, if there is one. */
export function outDirProblems(path: string, got: unknown): Problem[] {
  return patternProblems(path, got, {
    pattern: /^(?!.*(^|\/)\.\.(\/|$))[A-Za-z0-9._][A-Za-z0-9._/-]*$/,
    expected: "a directory within frontend.dir, such as dist",
  });
}

function lockProblems(paths: string[]): Problem[] {
  if (LOCKS.some((lock) => paths.includes(lock))) return [];
  const got = paths.find((path) => /^bun\.lockb?$/.test(path));
  const expected = `a lock file beside package.json: ${LOCKS.join(", ")}`;
  const remedy =
    "Run `npm install` there once; or build it yourself, and set frontend.dir to what was built.";
  return [{ path: "frontend.dir", expected, got, remedy }];
}

/** What the managers read stays in a layer of the stage that they run in; a variable's name says nothing. */
function tokenProblems(name: string, text = ""): Problem[] {
  const withToken = /^.*(_auth|_password|AuthToken|AuthIdent).*[:=]\s*(.*)$/gim;
  const values = [...text.matchAll(withToken)].map(([, , value = ""]) => value);
  if (values.every((value) => /^["']?\$\{\w+\}["']?$/.test(value.trim()))) return [];
  const expected = `${name} without tokens and passwords, which would stay in a layer of the build`;
  const remedy = "Write ${NPM_TOKEN} in its place, and give that variable by buildSecrets.";
  return [{ path: "frontend.dir", expected, got: `${name} with one`, remedy }];
}

function indexProblems(paths: string[]): Problem[] {
  if (paths.includes("index.html")) return [];
  const expected =
    "a package.json with a build script, or a built front end with an index.html in frontend.outDir";
  return [{ path: "frontend.dir", expected, got: paths.slice(0, 5) }];
}
