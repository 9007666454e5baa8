import { readAppFiles, readAppTexts, readText } from "../../components/image/app-files";
import { readFrontend } from "../../components/image/frontend-args";
import { modulesFingerprint } from "../../components/image/modules";
import { hostUser } from "../../components/image/host-user";
import { engineFacts } from "../../components/engine/docker/facts";
import { needsRelabel } from "../../configs/container/engine-info";
import type { SessionSettings } from "./settings";
import { runAs } from "../../configs/image/run-as";
import { developmentParts, type Part } from "../../program/development";

/** The parts of an app under development as its files are now. */
export function partsNow({ project, ...settings }: SessionSettings): Part[] {
  const { appDir, exclude, frontend, uid, gid } = settings.image;
  const files = readAppFiles(appDir, exclude);
  const user = runAs({ ...hostUser(), uid, gid });
  const parts = developmentParts(settings, {
    ...{ project, uid: user.uid, gid: user.gid, platform: process.platform },
    files,
    texts: readAppTexts(
      appDir,
      files.map(({ path }) => path),
    ),
    read: (file) => readText(appDir, file),
    modules: modulesFingerprint(),
    frontend: frontend && readFrontend(frontend),
    vitePrograms: ["jobs/payload/vite.mjs", "jobs/payload/path-of-app.cjs"],
  });
  return needsRelabel(engineFacts()) ? parts.map(relabelled) : parts;
}

function relabelled(part: Part): Part {
  return { ...part, mounts: part.mounts.map((mount) => ({ ...mount, relabel: true })) };
}
