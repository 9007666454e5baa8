import { readAppFiles, readAppTexts, readText } from "../../components/image/app-files";
import { readFrontend } from "../../components/image/frontend-args";
import { modulesFingerprint } from "../../components/image/modules";
import { hostUser } from "../../components/image/host-user";
import { engineFacts } from "../../components/engine/docker/facts";
import { needsRelabel } from "../../configs/container/engine-info";
import type { SessionSettings } from "./settings";
import { runAs } from "../../configs/image/run-as";
import { developmentServices, type DevService } from "../../program/development";

/** The services of an app under development as its files are now. */
export function servicesNow({ project, ...settings }: SessionSettings): DevService[] {
  const { appDir, exclude, frontend, uid, gid } = settings.image;
  const files = readAppFiles(appDir, exclude);
  const user = runAs({ ...hostUser(), uid, gid });
  const services = developmentServices(settings, {
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
  return needsRelabel(engineFacts()) ? services.map(relabelled) : services;
}

function relabelled(service: DevService): DevService {
  return { ...service, mounts: service.mounts.map((mount) => ({ ...mount, relabel: true })) };
}
