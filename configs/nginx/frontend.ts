import { type FrontendPlan, HASHED_ASSET } from "../frontend/served-frontend";
import { block, type Directive, directive } from "./core/directive";
import { CONF_DIRECTORY } from "./process";
import { type Token, variable } from "./core/token";

/** Where the container has its front ends, each in a directory that is named after its content. */
export const FRONTENDS_DIRECTORY = `${CONF_DIRECTORY}/frontend`;

/** A link there to the one before, whose scripts and styles pages that are open may still load. */
export const FRONTEND_BEFORE = "before";

/** What of a front end is worth packing; HTML always is, for nginx. */
const PACKED = [
  "text/css",
  "text/javascript",
  "application/javascript",
  "application/json",
  "image/svg+xml",
];

/** The locations of a front end that nginx serves from its files. */
export function frontendLocations({ fingerprint }: FrontendPlan): Directive[] {
  return [
    directive("root", `${FRONTENDS_DIRECTORY}/${fingerprint}`),
    directive("gzip_types", ...PACKED),
    directive("gzip_vary", "on"),
    // What a path means, the page finds out by itself.
    files(["/"], "no-cache", "/index.html"),
    // But no page is a script: one that is gone is not found.
    files(["/assets/"], "no-cache", BEFORE),
    files(["~", HASHED_ASSET], "public, max-age=31536000, immutable", BEFORE),
    block(
      "location",
      [BEFORE],
      [
        directive("root", `${FRONTENDS_DIRECTORY}/${FRONTEND_BEFORE}`),
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
