import { readAppFiles } from "../../components/image/app-files";
import { defaultImages } from "../../configs/default-images";
import { readFrontend } from "../../components/image/frontend-args";
import { modulesFingerprint } from "../../components/image/modules";
import { flaskImagePlan } from "../../configs/image/plan";
import { SAMPLE, SAMPLE_FRONTEND } from "../../program/sample";
import { buildImage } from "../../jobs/build-image";
import { sweep } from "./docker";

const PROJECT = "flask-serving-test-layers";

/**
 * Builds the sample's image once before the engine's tests, so that each project of theirs finds its
 * packages among Docker's layers.
 * @returns what removes it, after them
 */
export async function keepLayers(): Promise<() => void> {
  const { python, node } = defaultImages(process.env);
  const labels = { "flask-serving.project": PROJECT };
  const { build } = flaskImagePlan({
    ...{ baseImage: python, uid: 1000, gid: 1000, labels },
    ...{ project: PROJECT, stack: "test", component: "app" },
    files: readAppFiles(SAMPLE, ["frontend"]),
    modules: modulesFingerprint(),
    frontend: readFrontend({ ...SAMPLE_FRONTEND, nodeImage: node }),
  });
  await buildImage({ ...build, appDir: SAMPLE, labels, generation: "layers" });
  return () => sweep(PROJECT);
}
