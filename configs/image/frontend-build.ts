import { apiPrefixProblems, withSlash } from "../frontend/served-frontend";
import official from "../images.json";
import { fingerprint } from "../fingerprint";
import { imageReferenceProblems } from "../container/image-reference";
import { patternProblems, type Problem } from "../problems";
import type { AppFile } from "./app-file";

/** What a front end is made of, and how. */
export interface FrontendOptions {
  /** Where its files are taken from. */
  directory: string;
  outDir?: string | undefined;
  apiPrefix?: string | undefined;
  nodeImage?: string | undefined;
  /** The text of its package.json, if it has one. */
  packageJson?: string | undefined;
  /** The text of its .npmrc, if it has one. */
  npmrc?: string | undefined;
  /** Its sources, or, without a script that builds it, what was built. */
  files: AppFile[];
}

/** A front end's part of an image. */
export interface FrontendImage {
  /** The image with Node.js that builds it; none for one that is taken as built. */
  nodeImage: string | undefined;
  outDir: string;
  apiPrefix: string;
  /** The files that `npm ci` reads. */
  packageFiles: string[];
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
  return {
    nodeImage,
    outDir,
    apiPrefix: withSlash(apiPrefix),
    packageFiles: ["package.json", LOCK, ".npmrc"].filter((file) => paths.includes(file)),
    files: paths,
    directory,
    fingerprint: fingerprint({ nodeImage, outDir, files }),
  };
}

const API_PREFIX = "/api/";
const LOCK = "package-lock.json";

/** What is wrong with a front end. */
export function frontendProblems(options: FrontendOptions): Problem[] {
  const { apiPrefix = API_PREFIX, nodeImage, packageJson, npmrc, files } = options;
  const paths = files.map(({ path }) => path);
  return [
    ...apiPrefixProblems("frontend.apiPrefix", apiPrefix),
    ...outDirProblems("frontend.outDir", outDirOf(options.outDir, packageJson)),
    ...(hasBuildScript(packageJson)
      ? [
          ...lockProblems(paths),
          ...tokenProblems(npmrc),
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
  if (paths.includes(LOCK)) return [];
  const got = paths.find((path) => ["yarn.lock", "pnpm-lock.yaml", "bun.lock"].includes(path));
  const expected = `${LOCK} beside package.json, as npm writes it`;
  const remedy =
    "Run `npm install` there once; or build it yourself, and set frontend.dir to what was built.";
  return [{ path: "frontend.dir", expected, got, remedy }];
}

/** What npm reads stays in a layer of the stage that it runs in. */
function tokenProblems(npmrc = ""): Problem[] {
  if (!/_auth|_password/i.test(npmrc)) return [];
  const expected =
    "an .npmrc without tokens and passwords, which would stay in a layer of the build";
  const remedy = "Build it yourself, and set frontend.dir to what was built.";
  return [{ path: "frontend.dir", expected, got: ".npmrc with one", remedy }];
}

function indexProblems(paths: string[]): Problem[] {
  if (paths.includes("index.html")) return [];
  const expected =
    "a package.json with a build script, or a built front end with an index.html in frontend.outDir";
  return [{ path: "frontend.dir", expected, got: paths.slice(0, 5) }];
}
