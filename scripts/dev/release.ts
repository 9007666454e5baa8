import * as path from "node:path";
import { ROOT } from "../setup/paths";
import { makeMountPoints } from "./mount-points";
import type { Session } from "./engine";

import { Label } from "../../configs/container/labels";
import { releaseContainer } from "../../configs/container/release-container";
import { fingerprint } from "../../configs/fingerprint";
import { runRelease } from "../../jobs/run-release";
import type { Part } from "../../program/development";

/** With what a part's release command is run. */
interface With {
  image: string;
  secretEnv: Record<string, string>;
  session: Session;
  project: string;
}

/** Runs a part's release command, if it has one, with the app's directory as it is: once for its packages. */
export async function release(part: Part, about: With): Promise<void> {
  const { image, secretEnv, session, project } = about;
  if (part.release === undefined) return;
  const { spec, timeoutSeconds, content } = part.release;
  const key = fingerprint([image, content]);
  if (session.released === key) return;
  // Its data is among them.
  const mounts = part.mounts.map((one) => ({ ...one, source: path.resolve(ROOT, one.source) }));
  session.mountPoints.push(...makeMountPoints(mounts));
  await runRelease({
    ...{ what: `${part.name}-release`, container: releaseContainer(project), timeoutSeconds },
    ...{ spec: { ...spec, data: [] }, mounts, image, secretEnv },
    networks: [session.name, ...spec.networks],
    labels: {
      ...part.labels,
      [Label.Session]: String(process.pid),
      [Label.Network]: session.name,
    },
  });
  session.released = key;
}
