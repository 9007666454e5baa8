import { CA_BUNDLE } from "./ca-bundle";
import { copy, from, label, renderDockerfile, runCommands, workdir } from "./dockerfile";
import type { FrontendImage } from "./frontend-build";
import { NPM_CI } from "./frontend-stage";

/** Where the packages of a front end are, and, below it, its sources: Node.js looks for packages upward. */
export const VITE_DIRECTORY = "/srv";

/** An image with a front end's packages, for Vite to serve its sources by; without the sources. */
export function viteDockerfile(frontend: FrontendImage, labels: Record<string, string>): string {
  const packages = frontend.packageFiles.map((file) => `frontend/${file}`);
  return renderDockerfile([
    from(frontend.nodeImage ?? "scratch"),
    workdir(VITE_DIRECTORY),
    copy([...packages, `${CA_BUNDLE}*`], "./"),
    runCommands([...NPM_CI, `rm -f ${CA_BUNDLE}`]),
    label(labels),
  ]);
}
