import { FRONTEND_DIRECTORY } from "../frontend/served-frontend";
import { CA_BUNDLE } from "./ca-bundle";
import { copy, env, from, type Instruction, label, runCommands, workdir } from "./dockerfile";
import type { FrontendImage } from "./frontend-build";

/** Only what the lock file names is installed; Node.js wants certificates its own way. */
export const NPM_CI = [
  `if [ -s ${CA_BUNDLE} ]; then export NODE_EXTRA_CA_CERTS="$PWD/${CA_BUNDLE}"; fi`,
  "npm ci --no-audit --no-fund --no-update-notifier",
];

/** Says by itself where the page was not built to. */
export const NPM_BUILD = [
  "npm run build",
  '{ [ -f "$OUT_DIR/index.html" ] || { echo "flask-serving: frontend.outDir: expected index.html in' +
    ' $OUT_DIR after npm run build, got none" >&2; exit 64; }; }',
  // Such as a password file that lay among the sources: nothing hidden is served, or goes into the image.
  `find "$OUT_DIR" -mindepth 1 -name ".*" ! -path "$OUT_DIR/.well-known" -prune -exec rm -rf {} +`,
];

/** The stage that builds a front end, where one has to be built. Packages come before sources, which change more often. */
export function frontendStage(
  frontend: FrontendImage | undefined,
  labels: Record<string, string>,
): Instruction[] {
  if (frontend?.nodeImage === undefined) return [];
  const { nodeImage, outDir, packageFiles } = frontend;
  const packages = packageFiles.map((file) => `frontend/${file}`);
  return [
    from(nodeImage, "frontend"),
    workdir("/build"),
    copy([...packages, `${CA_BUNDLE}*`], "./"),
    runCommands(NPM_CI),
    copy(["frontend/"], "./"),
    env({ OUT_DIR: outDir }),
    runCommands(NPM_BUILD),
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
      : copy([`/build/${outDir}/`], `${FRONTEND_DIRECTORY}/`, { stage: "frontend" }),
  ];
}
