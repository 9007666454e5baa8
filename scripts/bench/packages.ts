import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { CONTENTS, readApp } from "../../components/image/read-app";
import { Label } from "../../configs/container/labels";
import { defaultImages } from "../../configs/default-images";
import { flaskImagePlan } from "../../configs/image/plan";
import { buildImage } from "../../jobs/build-image";
import { type PackagesRound, SMALL, WITH_COMPILED } from "./packages-table";
import { removeAll } from "./stage";

const ADDED = "python-dotenv==1.2.1\n";
const PROJECT = `flask-serving-bench-${process.pid}`;
const labels = { [Label.Project]: PROJECT, [Label.Stack]: "bench" };

/**
 * Measures what a line costs that is added to an app's list of packages: with what the build before had downloaded and
 * compiled, and without. Compilers and headers are there in either case, since Docker keeps them.
 * @throws the signal's reason, once all is removed
 */
export async function measurePackages(
  rounds: number,
  signal: AbortSignal,
): Promise<PackagesRound[]> {
  const directory = mkdtempSync(path.join(os.tmpdir(), "flask-serving-bench-"));
  try {
    // What no round is to wait for: compilers, headers, the environment itself.
    await seconds(directory, { component: "first", list: WITH_COMPILED });
    const measured: PackagesRound[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      signal.throwIfAborted();
      measured.push({
        small: await added(directory, { component: `small-${round}`, list: SMALL }),
        compiled: await added(directory, { component: `compiled-${round}`, list: WITH_COMPILED }),
      });
      process.stderr.write(`round ${round} of ${rounds}\n`);
    }
    return measured;
  } finally {
    await removeAll(labels);
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A list of packages, and the component whose builds know each other. */
interface Build {
  component: string;
  list: string;
}

async function added(directory: string, { component, list }: Build) {
  await seconds(directory, { component, list });
  // Docker would take the same list for the same layer.
  const longer = `${list}# ${component}\n${ADDED}`;
  return {
    kept: await seconds(directory, { component, list: longer }),
    anew: await seconds(directory, { component: `${component}-anew`, list: `${longer}# anew\n` }),
  };
}

/** How long the image with an app's packages takes. */
async function seconds(appDir: string, { component, list }: Build): Promise<number> {
  writeFileSync(path.join(appDir, "requirements.txt"), list);
  const { files = [], read } = readApp({ appDir }, CONTENTS);
  const baseImage = defaultImages(process.env).python;
  const { build } = flaskImagePlan({
    ...{ baseImage, uid: 1000, gid: 1000, labels, files, read, modules: "none" },
    ...{ project: PROJECT, stack: "bench", component },
  });
  const start = performance.now();
  const alone = { ...build, dockerfile: `FROM ${baseImage}\n` };
  await buildImage({ ...alone, appDir, labels, generation: "bench" });
  const took = (performance.now() - start) / 1000;
  rmSync(build.buildDirectory, { recursive: true, force: true });
  return took;
}
