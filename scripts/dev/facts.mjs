import { load } from "../typescript.mjs";

const { readAppFiles, readText } = load("components/image/app-files.ts");
const { readFrontend } = load("components/image/frontend-args.ts");
const { hostUser } = load("components/image/host-user.ts");
const { runAs } = load("configs/image/run-as.ts");
const { developmentParts } = load("program/development.ts");

/** The parts of an app under development as its files are now. */
export function partsNow({ project, ...settings }) {
  const { appDir, exclude, frontend, uid, gid } = settings.image;
  const user = runAs({ ...hostUser(), uid, gid });
  return developmentParts(settings, {
    ...{ project, uid: user.uid, gid: user.gid, platform: process.platform },
    files: readAppFiles(appDir, exclude),
    flaskenv: readText(appDir, ".flaskenv"),
    frontend: frontend && readFrontend(frontend),
    viteProgram: "jobs/payload/vite.mjs",
  });
}
