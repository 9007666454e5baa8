import type { Labels } from "../../configs/container/labels";
import { type Owned, ownedBy } from "../../configs/container/owned";
import { dockerLines } from "./docker";

/** What has these labels now. */
export function findOwned(labels: Labels): Promise<Owned> {
  return ownedBy(labels, dockerLines);
}
