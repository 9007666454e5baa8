import { withSlash } from "../../frontend/app-paths";
import { servedStaticFilesProblems, type StaticFilesPlan } from "../../frontend/static-files";
import { optionalProblems, type Problem } from "../../problems";
import { because, block, type Directive, directive } from "../core/directive";
import { type Token, variable } from "../core/token";
import type { Feature } from "../feature";
import { TREES_DIRECTORY } from "../places";
import type { RoutesOptions } from "../route";
import { Tuning } from "../../tuning";
import { served } from "./own-files";
import { onward } from "./ways";

/** What nginx serves in the app's place. */
export interface ServedStaticFilesOptions {
  /** The app's static files, if nginx serves them. */
  staticFiles?: StaticFilesPlan | undefined;
}

/** What a version calls the app's static files. */
export const STATIC_TREE = "static";

/** The app's static files, which nginx serves; what is none of them, the app is asked for. */
export const staticFiles: Feature<ServedStaticFilesOptions & RoutesOptions> = {
  options: {},
  tunings: [Tuning.Production],
  problems: ({ staticFiles, routes }) => [
    ...optionalProblems("staticFiles", staticFiles, servedStaticFilesProblems),
    ...(staticFiles === undefined || routes === undefined ? [] : [NO_ROUTES]),
  ],
  adds: ({ staticFiles, ...options }) =>
    staticFiles === undefined
      ? {}
      : {
          first: ({ route, path }) =>
            path === withSlash(staticFiles.path)
              ? because(
                  "staticFiles",
                  ITS_OWN,
                  ...files(staticFiles, onward(route, { staticFiles, ...options })),
                )
              : undefined,
        },
  explain: ({ staticFiles }) =>
    staticFiles &&
    `Serves the app's files below ${staticFiles.path} itself; the app is asked for what is none of them.`,
};

const ITS_OWN = "A file of the app's is served by nginx; the app is asked for what is none.";

const NO_ROUTES: Problem = {
  path: "staticFiles",
  expected: "none beside routes, which do not say whose they are",
  got: "both",
};

function files({ fingerprint }: StaticFilesPlan, otherwise: Token): Directive[] {
  return [
    directive("alias", `${TREES_DIRECTORY}/${fingerprint}/`),
    // In the app's container it may lead elsewhere.
    directive("disable_symlinks", "on"),
    ...served("no-cache", [variable("uri")], otherwise),
    // Whether somebody may read a file that is hidden, the app has to say.
    block("location", ["~", String.raw`/\.`], [directive("try_files", "/.", otherwise)]),
  ];
}
