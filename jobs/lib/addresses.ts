import * as fs from "node:fs";
import type { Labels } from "../../configs/container/labels";
import { parseSubnet } from "../../configs/container/subnet";
import { clash, clashText, type InspectedNetwork } from "../../configs/container/taken-addresses";
import { dockerLines, tryDocker } from "./docker";
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
export async function assertAddressesFree({
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
