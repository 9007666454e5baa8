import { isMendable } from "../fail.mjs";
import { firstFreePort } from "../start/ports.mjs";
import { openLines } from "../start/report.mjs";
import { load } from "../typescript.mjs";
import { changeOf, stampOfAll, stampOfPackages } from "./change.mjs";
import { endSession, openSession, startPart } from "./engine.mjs";
import { partsNow } from "./facts.mjs";

const { buildImage } = load("jobs/build-image.ts");
const { findNetworks } = load("jobs/find-networks.ts");
const { makeData } = load("jobs/make-data.ts");

/**
 * Runs an app under development until the signal is given. A part that fails says why, and is tried again
 * when something changes.
 */
export async function develop(settings, signal) {
  const names = partsNow(settings).map(({ name }) => name);
  const session = await openSession(settings, await firstFreePort(), signal);
  const waiting = new Set(names);
  const answered = (name) => {
    if (waiting.delete(name) && waiting.size === 0) say(openLines(session.url), "Ctrl-C ends it.");
  };
  try {
    await Promise.all(names.map((name) => keep(name, { settings, session, answered })));
  } finally {
    say("Ending: the containers, their network and their images are removed.");
    await endSession(session);
  }
}

async function keep(name, { settings, session, answered }) {
  const { signal } = session;
  const isOver = () => signal.aborted;
  let running = null;
  while (!isOver()) {
    let all = stampOfAll(settings);
    let part, packages;
    try {
      part = partsNow(settings).find((one) => one.name === name);
      packages = stampOfPackages(part);
      running = await renewed(part, running, { settings, session });
      answered(name);
    } catch (error) {
      if (isOver()) return;
      if (!isMendable(error)) throw error;
      say(error.message, `${name} is tried again when a file changes.`);
    }
    // What runs sees its sources itself; what does not may be mended by any file.
    if (part && running?.isUp) {
      const until = () => isOver() || !running.isUp;
      await changeOf(() => stampOfPackages(part), packages, until);
      if (running.isUp || isOver()) continue;
      say(`${name} ended. It starts again when a file changes.`);
      all = stampOfAll(settings);
    }
    await changeOf(() => stampOfAll(settings), all, isOver);
  }
}

/** The old one serves until the new one's packages are there. */
async function renewed(part, running, { settings, session }) {
  const { appDir, caBundle } = settings.image;
  const { imageId } = await buildImage({
    ...{ ...part.build, appDir, caBundle, labels: part.labels, generation: "development" },
  });
  const directories = part.spec.data.map(({ hostPath }) => hostPath);
  await makeData({ user: part.spec.user, directories });
  await findNetworks(part.spec);
  await running?.end();
  return startPart(part, { image: imageId, secretEnv: settings.server.secretEnv, session });
}

function say(...lines) {
  process.stderr.write(`\n${lines.flat().join("\n")}\n\n`);
}
