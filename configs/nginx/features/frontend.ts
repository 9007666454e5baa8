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
import { MIME_TYPES } from "../mime-types";
import { IN_FORCE, TREES_DIRECTORY } from "../places";
import { Tuning } from "../../tuning";

/** What nginx serves from its own files. */
export interface FrontendOptions {
  /** A built front end, if it serves one. */
  frontend?: FrontendPlan | undefined;
}

/** What a version calls its front end, and the one before that. */
export const FRONTEND_TREE = "frontend";

/** What of a front end is worth packing; HTML always is, for nginx. */
const PACKED = [
  "text/css",
  "text/javascript",
  "application/json",
  "application/manifest+json",
  "image/svg+xml",
];

/** A front end that nginx serves from its files. */
export const frontend: Feature<FrontendOptions> = {
  options: {},
  tunings: [Tuning.Production],
  problems: ({ frontend }) => optionalProblems("frontend", frontend, servedFrontendProblems),
  adds: ({ frontend }) =>
    frontend === undefined
      ? {}
      : {
          files: [MIME_TYPES],
          http: because(
            "frontend",
            "A browser refuses a module or a manifest of another type.",
            directive("include", MIME_TYPES.name),
            directive("default_type", "application/octet-stream"),
          ),
          server: because(
            "frontend",
            "The front end's files are served by nginx itself.",
            ...locations(frontend),
          ),
        },
  explain: ({ frontend }) =>
    frontend &&
    "Serves the front end's files itself, packed where that helps, and index.html for a path that is no file; " +
      "the app is not asked.",
};

function locations({ fingerprint }: FrontendPlan): Directive[] {
  return [
    directive("root", `${TREES_DIRECTORY}/${fingerprint}`),
    directive("gzip_types", ...PACKED),
    directive("gzip_vary", "on"),
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
  return block("location", location, [
    directive("gzip", "on"),
    directive("add_header", "Cache-Control", cacheControl),
    directive("try_files", [variable("uri")], otherwise),
  ]);
}
