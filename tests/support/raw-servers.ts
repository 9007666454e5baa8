import { rmSync } from "node:fs";
import { readAppFiles } from "../../components/image/app-files";
import { modulesFingerprint } from "../../components/image/modules";
import { dockerCreateArgv } from "../../configs/container/docker-argv";
import { defaultImages } from "../../configs/default-images";
import { flaskImagePlan } from "../../configs/image/plan";
import { SERVERS } from "../../configs/server/servers";
import { buildImage } from "../../jobs/build-image";
import { docker } from "./docker";

const APP = "tests/fixtures/raw-app";
export const RAW_SERVERS = ["gunicorn", "granian"] as const;

/**
 * The app that tells what it was asked, under each server, each by its name on a project's network, in one process:
 * with what it has kept. @returns the port that each listens on
 */
export async function startRawServers(project: string): Promise<number> {
  const labels = { "flask-serving.project": project };
  const { build } = flaskImagePlan({
    ...{ baseImage: defaultImages(process.env).python, uid: 1000, gid: 1000, labels },
    ...{ project, stack: "test", component: "raw" },
    files: readAppFiles(APP),
    modules: modulesFingerprint(),
  });
  const { imageId: image } = await buildImage({
    ...{ ...build, appDir: APP, labels, generation: "test" },
  });
  rmSync(build.buildDirectory, { recursive: true, force: true });
  const ports = RAW_SERVERS.map((server) => {
    const { spec, port } = SERVERS[server].plan(server, {
      ...{ user: "1000:1000", app: "app:app", workers: 1, forwardedAllowIps: "*" },
    });
    const argv = dockerCreateArgv(spec, {
      ...{ image, labels, network: project, alias: server, name: `${project}-${server}` },
      ...{ mounts: [], secretEnv: [] },
    });
    docker("start", docker(...argv));
    return port;
  });
  return ports[0] ?? NaN;
}
