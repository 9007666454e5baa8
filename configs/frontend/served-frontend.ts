import { MODULE_DIRECTORY } from "../container/modules";
import { isRecord, type Problem, recordProblems } from "../problems";
import { appPathsOf, listedProblems } from "./app-paths";
import { contentNameProblems } from "./content-name";
import { FILE_TYPES } from "./file-types";

/** A built front end, as what serves it has to know it. */
export interface FrontendPlan {
  /** What begins with one of them is for the app; each ends with a slash. */
  appPaths: string[];
  /** Changes when the front end's files do. */
  fingerprint: string;
}

/** Where an image has its front end's files. */
export const FRONTEND_DIRECTORY = "/srv/frontend";

/** Where bundlers put what they build: Vite, webpack's Vue CLI, and Create React App. */
const BUILT = "^/(?:assets|static|js|css|img|fonts|media)/.*[^/]";
/** To the very end: nginx has no way to write the sign for that. */
const ENDING = String.raw`(?:\.[a-z0-9]{1,11}){1,2}(?![\s\S])`;

/** Eight characters that somebody may have written: words, dates, sizes, versions. */
const WRITTEN =
  "(?:(?:[A-Z][a-z]{2,7}|[a-z]{3,8}|[A-Z]{3,8}|[0-9]{2,8}|[a-z](?=[A-Z][a-z]{2})|" +
  String.raw`[vxQ]?[0-9](?![A-Zac-uwyz])|[vx](?=[0-9]))[_-]?){1,5}\.`;

/** As Vite has it: `index-KDmCNsJv.js`. A hash that looks like words, as one of thirty does, is asked for each time. */
const OF_VITE = `-(?!${WRITTEN})(?=[A-Za-z0-9_-]{0,7}[A-Z0-9])[A-Za-z0-9_-]{8}`;

/** As webpack has it: `main.07b0e8c9.chunk.js`. */
const OF_WEBPACK = String.raw`\.(?=[0-9]{0,31}[a-f])(?=[a-f]{0,31}[0-9])[0-9a-f]{8,32}(?:\.chunk)?`;

/**
 * A file whose name tells its content, as bundlers name what they build: it never changes, so that a browser
 * may keep it. `photo-20240101.jpg` is none. Every count has a bound, so that a long path takes no longer
 * than it has to. For PCRE and Python alike.
 */
export const HASHED_ASSET = `${BUILT}(?:${OF_VITE}|${OF_WEBPACK})${ENDING}`;

/**
 * A path to a file or directory whose name begins with a dot: such as a password file, nobody's to read.
 * Only `/.well-known/` is there to be read. For PCRE and Python alike.
 */
export const HIDDEN_FILE = String.raw`(?!^/\.well-known(?![^/]))/\.`;

/** Whether a file of a front end is nobody's to read, by its path in there. */
export function isHidden(file: string): boolean {
  return new RegExp(HIDDEN_FILE).test(`/${file}`);
}

/** What is wrong with a built front end that somebody is to serve, whatever it is. */
export function servedFrontendProblems(path: string, got: unknown): Problem[] {
  if (!isRecord(got)) return recordProblems(path, got, "a built front end, such as a FlaskImage's");
  return [
    ...listedProblems(`${path}.appPaths`, got.appPaths),
    ...contentNameProblems(`${path}.fingerprint`, got.fingerprint),
  ];
}

/** What a server is started with: one that serves a front end has it before the app. */
export function withFrontend<
  T extends { app: string; env: Record<string, string>; frontend: FrontendPlan | undefined },
>(server: T): T {
  const { app, env, frontend } = server;
  if (frontend === undefined) return server;
  const settings = {
    PYTHONPATH: [MODULE_DIRECTORY, env.PYTHONPATH].filter(Boolean).join(":"),
    FRONTEND_APP: app,
    FRONTEND_APP_PATHS: appPathsOf(frontend).join(" "),
    FRONTEND_HASHED: HASHED_ASSET,
    FRONTEND_HIDDEN: HIDDEN_FILE,
    FRONTEND_TYPES: JSON.stringify(FILE_TYPES),
  };
  return { ...server, app: "serve_frontend:app", env: { ...env, ...settings } };
}
