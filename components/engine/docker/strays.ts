import { Label } from "../../../configs/container/labels";
import {
  isEmpty,
  type Owned,
  ownedArgv,
  ownedBy,
  unknownOf,
} from "../../../configs/container/owned";
import { askEngine } from "./ask";
import { knownIds } from "./known-ids";

const NONE: Owned = { containers: [], networks: [], volumes: [] };

/**
 * What a run that was killed made on a network without telling the state. Where the state cannot be asked
 * there is none: what may be in use stays. So does what ends by itself, such as a migration that is half-way.
 * @param anchor what the command printed that gave the network its name
 */
export async function straysOf(host: string, network: string, anchor: string): Promise<Owned> {
  const owned = await ownedOn(host, network);
  if (isEmpty(owned)) return NONE;
  const known = await knownIds(anchor);
  return known ? unknownOf(owned, known) : NONE;
}

async function ownedOn(host: string, network: string): Promise<Owned> {
  const list = async (one: string[]) =>
    (await askEngine(host, one)).stdout.split("\n").filter(Boolean);
  const owned = await ownedBy({ [Label.Network]: network }, list);
  if (owned.containers.length === 0) return owned;
  const ending = ownedArgv({ [Label.Network]: network, [Label.EndsByItself]: "yes" });
  const ends = await list(ending.containers);
  return { ...owned, containers: owned.containers.filter((id) => !ends.includes(id)) };
}
