import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { Label, labelArgv, labelFilters, type Labels } from "../../configs/container/labels";
import { parseSubnet } from "../../configs/container/subnet";
import {
  clash,
  clashText,
  exhaustedText,
  type InspectedNetwork,
  isExhausted,
} from "../../configs/container/taken-addresses";
import { docker, DockerError, dockerLines, tryDocker } from "./docker";
import { JobError } from "./job";

/** Addresses that a stack's networks are to have. */
export interface WantedAddresses {
  /** As it was asked for. */
  subnet: string;
  /** Those of it that are needed. */
  needed: string[];
  /** The labels of the stack's own networks. */
  own: Labels;
  /** Whether the engine is another machine's, whose routes are not known here. */
  isElsewhere?: boolean;
}

const ROUTES = "/proc/net/route";

/** Makes sure that nobody else has them: Docker would tell of a clash without a name, and of a route not at all. */
export async function rejectTaken({
  subnet,
  needed,
  own,
  isElsewhere,
}: WantedAddresses): Promise<void> {
  const networks = await allNetworks();
  const isKnown = !isElsewhere && fs.existsSync(ROUTES);
  const routes = isKnown ? fs.readFileSync(ROUTES, "utf8") : "";
  const wanted = needed.flatMap((one) => parseSubnet(one) ?? []);
  const found = clash(wanted, { networks, own, routes });
  if (found) throw new JobError(clashText(subnet, found));
}

async function allNetworks(): Promise<InspectedNetwork[]> {
  const ids = await dockerLines(["network", "ls", "--quiet"]);
  // One may be removed meanwhile: of the others it tells all the same.
  const { stdout } = await tryDocker(["network", "inspect", ...ids]);
  return JSON.parse(stdout || "[]") as InspectedNetwork[];
}

/** What is left of one that was killed is told by it. */
const PROBE: Labels = { [Label.Probe]: "network" };

/** Makes sure that Docker has addresses left for a network. */
export async function rejectExhausted(): Promise<void> {
  if (await hasAddresses()) return;
  const left = ["--filter", "until=1m", ...labelFilters(PROBE)];
  await tryDocker(["network", "prune", "--force", ...left]);
  if (await hasAddresses()) return;
  throw new JobError(exhaustedText((await dockerLines(["network", "ls", "--quiet"])).length));
}

/** By making a network, which is removed at once. */
async function hasAddresses(): Promise<boolean> {
  const name = `flask-serving-probe-${randomBytes(4).toString("hex")}`;
  const argv = ["network", "create", "--internal", ...labelArgv(PROBE), name];
  const made = await tryDocker(argv);
  if (made.exitCode === 0) await docker(["network", "rm", name]);
  else if (!isExhausted(made.all)) throw new DockerError(argv, made);
  return made.exitCode === 0;
}
