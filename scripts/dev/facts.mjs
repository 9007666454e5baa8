import { load } from "../typescript.mjs";

const { readAppFiles, readText } = load("components/app-files.ts");
const { readFrontend } = load("components/frontend.ts");
const { hostUser } = load("components/host-user.ts");
const { runAs } = load("configs/image/run-as.ts");
const { developmentParts } = load("configs/stacks/development.ts");

/** The parts of an app under development as its files are now. */
export function partsNow({ project, ...settings }) {
  const { appDir, exclude, frontend, uid, gid } = settings.image;
  const user = runAs({ ...hostUser(), uid, gid });
  return developmentParts(settings, {
    ...{ project, uid: user.uid, gid: user.gid, platform: process.platform },
    files: readAppFiles(appDir, exclude),
    flaskenv: readText(appDir, ".flaskenv"),
    frontend: frontend && readFrontend(frontend),
    viteProgram: "scripts/dev/vite.mjs",
  });
}
