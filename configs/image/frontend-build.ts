import { apiPrefixProblems, withSlash } from "../frontend/served-frontend";
import official from "../images.json";
import { fingerprint } from "../fingerprint";
import { imageReferenceProblems } from "../container/image-reference";
import { patternProblems, type Problem } from "../problems";
import type { AppFile } from "./app-file";
import { frontendPackageFiles, needsSources } from "./frontend-packages/files";
import { LOCKS, type PackageManager, packageManager } from "./frontend-packages/manager";

/** What a front end is made of, and how. */
export interface FrontendOptions {
  /** Where its files are taken from. */
  directory: string;
  outDir?: string | undefined;
  apiPrefix?: string | undefined;
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
  apiPrefix: string;
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

/** How an image gets a front end; the options have to be checked: see `frontendProblems`. */
export function frontendImage(options: FrontendOptions): FrontendImage {
  const { apiPrefix = API_PREFIX, directory, packageJson, files } = options;
  const paths = files.map(({ path }) => path);
  const nodeImage = hasBuildScript(packageJson) ? options.nodeImage : undefined;
  const outDir = outDirOf(options.outDir, packageJson);
  const sources = sourcesOf(options);
  const packageFiles = frontendPackageFiles(paths);
  return {
    nodeImage,
    outDir,
    apiPrefix: withSlash(apiPrefix),
    manager: packageManager(sources),
    packageFiles,
    installFiles: needsSources(sources) ? paths : packageFiles,
    files: paths,
    directory,
    fingerprint: fingerprint({ nodeImage, outDir, files }),
  };
}

const API_PREFIX = "/api/";

function sourcesOf({ files, packageJson, read = () => undefined }: FrontendOptions) {
  const readText = (path: string) => (path === "package.json" ? packageJson : read(path));
  return { files: files.map(({ path }) => path), read: readText };
}

/** What is wrong with a front end. */
export function frontendProblems(options: FrontendOptions): Problem[] {
  const { apiPrefix = API_PREFIX, nodeImage, packageJson, files } = options;
  const paths = files.map(({ path }) => path);
  return [
    ...apiPrefixProblems("frontend.apiPrefix", apiPrefix),
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
