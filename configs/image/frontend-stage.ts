import { FRONTEND_DIRECTORY } from "../frontend/served-frontend";
import { copy, env, from, type Instruction, label, runCommands } from "./dockerfile";
import type { FrontendImage } from "./frontend-build";
import { WITH_TOOL } from "./frontend-packages/dockerfile";
import { FETCH } from "./packages/commands";

/** Where a front end is built. */
export const BUILD_DIRECTORY = "/build";

/** What builds a front end. It says by itself where the page was not built to. */
export function buildCommands(build: string): string[] {
  return [
    ...FETCH,
    WITH_TOOL,
    build,
    '{ [ -f "$OUT_DIR/index.html" ] || { echo "flask-serving: frontend.outDir: expected index.html in' +
      ` $OUT_DIR after ${build}, got none" >&2; exit 64; }; }`,
    // Such as a password file that lay among the sources: nothing hidden is served, or goes into the image.
    `find "$OUT_DIR" -mindepth 1 -name ".*" ! -path "$OUT_DIR/.well-known" -prune -exec rm -rf {} +`,
  ];
}

/** The stage that builds a front end, where one has to be built, on the image that has its packages. */
export function frontendStage(
  packages: string,
  frontend: FrontendImage | undefined,
  labels: Record<string, string>,
): Instruction[] {
  if (frontend?.nodeImage === undefined) return [];
  const { outDir, manager } = frontend;
  return [
    from(packages, "frontend"),
    copy(["frontend/"], "./"),
    env({ OUT_DIR: outDir }),
    runCommands(buildCommands(manager.build)),
    label(labels),
  ];
}

/** What of a front end is in the app's image. */
export function frontendFiles(frontend: FrontendImage | undefined): Instruction[] {
  if (frontend === undefined) return [];
  const { nodeImage, outDir } = frontend;
  return [
    nodeImage === undefined
      ? copy(["frontend/"], `${FRONTEND_DIRECTORY}/`)
      : copy([`${BUILD_DIRECTORY}/${outDir}/`], `${FRONTEND_DIRECTORY}/`, { stage: "frontend" }),
  ];
}
