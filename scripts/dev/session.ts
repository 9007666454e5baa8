import { isMendable } from "../mendable";
import { firstFreePort } from "../start/ports";
import { openLines } from "../start/report";
import { changeOf, stampOfAll, stampOfPackages } from "./change";
import { endSession, openSession, type Running, type Session, startService } from "./engine";
import { servicesNow } from "./facts";

import { hostIdSpace } from "../../components/engine/docker/id-space";
import { buildImage } from "../../jobs/build-image";
import { findNetworks } from "../../jobs/find-networks";
import { makeData } from "../../jobs/make-data";
import type { DevService } from "../../program/development";
import { SetupError } from "../setup/run";
import { release } from "./release";
import type { SessionSettings } from "./settings";

/**
 * Runs an app under development until the signal is given. A service that fails says why, and is tried again
 * when something changes.
 */
export async function develop(settings: SessionSettings, signal: AbortSignal): Promise<void> {
  const names = servicesNow(settings).map(({ name }) => name);
  const failure = new AbortController();
  const isOver = AbortSignal.any([signal, failure.signal]);
  const session = await openSession(settings, await firstFreePort(), isOver);
  const waiting = new Set(names);
  const answered = (name: DevService["name"]) => {
    if (waiting.delete(name) && waiting.size === 0)
      say(...openLines(session.url), "Ctrl-C ends it.");
  };
  try {
    const kept = names.map((name) => keep(name, { settings, session, answered }));
    // Of what one still makes while another one fails, something would be left.
    kept.forEach((one) => void one.catch(() => failure.abort()));
    await Promise.allSettled(kept);
    await Promise.all(kept);
  } finally {
    say("Ending: the containers, their network and their images are removed.");
    await endSession(session);
  }
}

/** What all services of a session have in common. */
interface Shared {
  settings: SessionSettings;
  session: Session;
}

async function keep(
  name: DevService["name"],
  { settings, session, answered }: Shared & { answered: (name: DevService["name"]) => void },
): Promise<void> {
  const { signal } = session;
  const isOver = () => signal.aborted;
  let running: Running | undefined;
  while (!isOver()) {
    let all = stampOfAll(settings);
    let service: DevService | undefined;
    let packages = "";
    try {
      service = serviceNow(settings, name);
      packages = stampOfPackages(service);
      running = await renewed(service, running, { settings, session });
      answered(name);
    } catch (error) {
      if (isOver()) return;
      if (!isMendable(error)) throw error;
      say(error.message, `${name} is tried again when a file changes.`);
    }
    // What runs sees its sources itself; what does not may be mended by any file.
    if (service && running?.isUp) {
      const [developed, up] = [service, running];
      const until = () => isOver() || !up.isUp;
      await changeOf(() => stampOfPackages(developed), packages, until);
      if (up.isUp || isOver()) continue;
      say(`${name} ended. It starts again when a file changes.`);
      all = stampOfAll(settings);
    }
    await changeOf(() => stampOfAll(settings), all, isOver);
  }
}

function serviceNow(settings: SessionSettings, name: DevService["name"]): DevService {
  const service = servicesNow(settings).find((one) => one.name === name);
  if (service) return service;
  throw new SetupError(`The app has no ${name} any more. Start npm run dev again.`);
}

/** The old one serves until the new one's packages are there. */
async function renewed(
  service: DevService,
  running: Running | undefined,
  { settings, session }: Shared,
): Promise<Running> {
  const { appDir, caBundle, buildSecrets } = settings.image;
  const { imageId } = await buildImage({
    ...{
      ...service.build,
      appDir,
      caBundle,
      buildSecrets,
      labels: service.labels,
      generation: "development",
    },
  });
  const directories = service.spec.data.map(({ hostPath }) => hostPath);
  await makeData({ user: service.spec.user, directories, space: hostIdSpace() });
  await findNetworks(service.spec);
  const { secretEnv } = settings.server;
  await release(service, { image: imageId, secretEnv, session, project: settings.project });
  await running?.end();
  return startService(service, { image: imageId, secretEnv, session });
}

function say(...lines: string[]): void {
  process.stderr.write(`\n${lines.join("\n")}\n\n`);
}
