import * as path from "node:path";
import { ROOT } from "../setup/paths";
import { makeMountPoints } from "./mount-points";
import type { Session } from "./engine";

import { Label } from "../../configs/container/labels";
import { releaseContainer } from "../../configs/container/release-container";
import { fingerprint } from "../../configs/fingerprint";
import { runRelease } from "../../jobs/run-release";
import type { DevService } from "../../program/development";

/** With what a service's release command is run. */
interface With {
  image: string;
  secretEnv: Record<string, string>;
  session: Session;
  project: string;
}

/** Runs a service's release command, if it has one, with the app's directory as it is: once for its packages. */
export async function release(service: DevService, about: With): Promise<void> {
  const { image, secretEnv, session, project } = about;
  if (service.release === undefined) return;
  const { spec, timeoutSeconds, content } = service.release;
  const key = fingerprint([image, content]);
  if (session.released === key) return;
  // Its data is among them.
  const mounts = service.mounts.map((one) => ({ ...one, source: path.resolve(ROOT, one.source) }));
  session.mountPoints.push(...makeMountPoints(mounts));
  await runRelease({
    ...{ what: `${service.name}-release`, container: releaseContainer(project), timeoutSeconds },
    ...{ spec: { ...spec, data: [] }, mounts, image, secretEnv },
    networks: [session.name, ...spec.networks],
    labels: {
      ...service.labels,
      [Label.Session]: String(process.pid),
      [Label.Network]: session.name,
    },
  });
  session.released = key;
}
