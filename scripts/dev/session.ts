import { isMendable } from "../mendable";
import { firstFreePort } from "../start/ports";
import { openLines } from "../start/report";
import { changeOf, stampOfAll, stampOfPackages } from "./change";
import { endSession, openSession, type Running, type Session, startPart } from "./engine";
import { partsNow } from "./facts";

import { hostIdSpace } from "../../components/engine/docker/id-space";
import { buildImage } from "../../jobs/build-image";
import { findNetworks } from "../../jobs/find-networks";
import { makeData } from "../../jobs/make-data";
import type { Part } from "../../program/development";
import { SetupError } from "../setup/run";
import { release } from "./release";
import type { SessionSettings } from "./settings";

/**
 * Runs an app under development until the signal is given. A part that fails says why, and is tried again
 * when something changes.
 */
export async function develop(settings: SessionSettings, signal: AbortSignal): Promise<void> {
  const names = partsNow(settings).map(({ name }) => name);
  const session = await openSession(settings, await firstFreePort(), signal);
  const waiting = new Set(names);
  const answered = (name: Part["name"]) => {
    if (waiting.delete(name) && waiting.size === 0)
      say(...openLines(session.url), "Ctrl-C ends it.");
  };
  try {
    await Promise.all(names.map((name) => keep(name, { settings, session, answered })));
  } finally {
    say("Ending: the containers, their network and their images are removed.");
    await endSession(session);
  }
}

/** What all parts of a session have in common. */
interface Shared {
  settings: SessionSettings;
  session: Session;
}

async function keep(
  name: Part["name"],
  { settings, session, answered }: Shared & { answered: (name: Part["name"]) => void },
): Promise<void> {
  const { signal } = session;
  const isOver = () => signal.aborted;
  let running: Running | undefined;
  while (!isOver()) {
    let all = stampOfAll(settings);
    let part: Part | undefined;
    let packages = "";
    try {
      part = partNow(settings, name);
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
      const [developed, up] = [part, running];
      const until = () => isOver() || !up.isUp;
      await changeOf(() => stampOfPackages(developed), packages, until);
      if (up.isUp || isOver()) continue;
      say(`${name} ended. It starts again when a file changes.`);
      all = stampOfAll(settings);
    }
    await changeOf(() => stampOfAll(settings), all, isOver);
  }
}

function partNow(settings: SessionSettings, name: Part["name"]): Part {
  const part = partsNow(settings).find((one) => one.name === name);
  if (part) return part;
  throw new SetupError(`The app has no ${name} any more. Start npm run dev again.`);
}

/** The old one serves until the new one's packages are there. */
async function renewed(
  part: Part,
  running: Running | undefined,
  { settings, session }: Shared,
): Promise<Running> {
  const { appDir, caBundle, buildSecrets } = settings.image;
  const { imageId } = await buildImage({
    ...{
      ...part.build,
      appDir,
      caBundle,
      buildSecrets,
      labels: part.labels,
      generation: "development",
    },
  });
  const directories = part.spec.data.map(({ hostPath }) => hostPath);
  await makeData({ user: part.spec.user, directories, space: hostIdSpace() });
  await findNetworks(part.spec);
  const { secretEnv } = settings.server;
  await release(part, { image: imageId, secretEnv, session, project: settings.project });
  await running?.end();
  return startPart(part, { image: imageId, secretEnv, session });
}

function say(...lines: string[]): void {
  process.stderr.write(`\n${lines.join("\n")}\n\n`);
}
