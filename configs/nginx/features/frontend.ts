import {
  type FrontendPlan,
  HASHED_ASSET,
  HIDDEN_FILE,
  servedFrontendProblems,
} from "../../frontend/served-frontend";
import { optionalProblems } from "../../problems";
import { because, block, type Directive, directive } from "../core/directive";
import { type Token, variable } from "../core/token";
import type { Feature } from "../feature";
import { IN_FORCE, TREES_DIRECTORY } from "../places";
import { Tuning } from "../../tuning";
import { served } from "./own-files";

/** What nginx serves from its own files. */
export interface FrontendOptions {
  /** A built front end, if it serves one. */
  frontend?: FrontendPlan | undefined;
}

/** What a version calls its front end, and the one before that. */
export const FRONTEND_TREE = "frontend";

const FILES = "The front end's files are served by nginx itself.";

/** A front end that nginx serves from its files. */
export const frontend: Feature<FrontendOptions> = {
  options: {},
  tunings: [Tuning.Production],
  problems: ({ frontend }) => optionalProblems("frontend", frontend, servedFrontendProblems),
  adds: ({ frontend }) =>
    frontend === undefined ? {} : { server: because("frontend", FILES, ...locations(frontend)) },
  explain: ({ frontend }) =>
    frontend &&
    "Serves the front end's files itself, packed where that helps, and index.html for a path that is no file; " +
      "the app is not asked.",
};

function locations({ fingerprint }: FrontendPlan): Directive[] {
  return [
    directive("root", `${TREES_DIRECTORY}/${fingerprint}`),
    // What a path means, the page finds out by itself.
    files(["/"], "no-cache", "/index.html"),
    // Before other patterns: the first that fits is taken.
    block("location", ["~", HIDDEN_FILE], [directive("return", "404")]),
    // But no page is a script: one that is gone is not found.
    files(["/assets/"], "no-cache", BEFORE),
    files(["~", HASHED_ASSET], "public, max-age=31536000, immutable", BEFORE),
    // Scripts and styles that pages which are open may still load.
    block(
      "location",
      [BEFORE],
      [
        directive("root", `${IN_FORCE}/${FRONTEND_TREE}-before`),
        directive("try_files", [variable("uri")], "=404"),
      ],
    ),
  ];
}

const BEFORE = "@before";

function files(location: Token[], cacheControl: string, otherwise: string): Directive {
  return block("location", location, served(cacheControl, [variable("uri")], otherwise));
}
