import type { IdRange, IdSpace, Shifting } from "../container/id-space";
import { IDS } from "../container/ids";
import { integerProblems, type Problem, assertNoProblems } from "../problems";

/** The ids that an app runs as, and why those. */
export interface RunAs {
  /** The user id, never 0. */
  uid: number;
  /** The group id, never 0. */
  gid: number;
  /** Where they come from, in a sentence. */
  why: string;
}

/** Who runs Pulumi, and what was asked for. */
export interface RunAsOptions {
  /** How the ids of the engine's containers are those of this machine. */
  space: IdSpace;
  hostUid: number;
  hostGid: number;
  sudoUid?: string | undefined;
  sudoGid?: string | undefined;
  uid?: number | undefined;
  gid?: number | undefined;
}

/**
 * The ids for an app's user: those of the host's user, so that both can edit a file that the app makes.
 * @throws ProblemsError for root's ids, and for what is no id
 */
export function runAs(options: RunAsOptions): RunAs {
  const host = hostIds(options);
  const { uid = host.uid, gid = host.gid } = options;
  const { uid: uids, gid: gids } = rangesOf(options.space);
  assertNoProblems("The app's user", [
    ...idProblems("uid", uid, uids),
    ...idProblems("gid", gid, gids),
  ]);
  const asked = options.uid !== undefined || options.gid !== undefined;
  return { uid, gid, why: asked ? "as configured by uid and gid" : host.why };
}

function idProblems(path: string, id: number, range: IdRange | undefined): Problem[] {
  if (range && id > range.count) {
    const remedy = "The engine has no more ids for its containers: /etc/subuid says how many.";
    return integerProblems(path, id, { min: IDS.min, max: range.count, remedy });
  }
  const remedy = "An app never runs as root: leave it out to take yours.";
  return integerProblems(path, id, { ...IDS, remedy });
}

function rangesOf(space: IdSpace) {
  return space.kind === "shifted" ? space : { uid: undefined, gid: undefined };
}

/** Where the host's ids mean nothing in a container, any will do. */
const ANY = { uid: 1000, gid: 1000 };

function hostIds({ space, hostUid, hostGid, sudoUid, sudoGid }: RunAsOptions): RunAs {
  if (space.kind !== "same") return { ...ANY, why: whyAny(space) };
  if (hostUid !== 0)
    return { uid: hostUid, gid: hostGid || hostUid, why: "the user who runs Pulumi" };
  const [uid, gid] = [Number(sudoUid), Number(sudoGid)];
  if (uid > 0 && gid > 0) return { uid, gid, why: "the user who called sudo" };
  return { ...ANY, why: "root runs Pulumi, and an app never runs as root" };
}

function whyAny(space: Exclude<IdSpace, { kind: "same" }>): string {
  if (space.kind === "given") return "Docker Desktop gives each file to its user, whoever made it";
  if (space.kind === "shifted") return SHIFTED[space.by];
  return `the engine is another machine's (${space.where}), where your ids are not known`;
}

const SHIFTED: Record<Shifting, string> = {
  "rootless Docker":
    "in rootless Docker you are a container's root, and an app never runs as root: its ids are others on this machine",
  "userns-remap": "userns-remap gives a container's users other ids on this machine",
  "Docker Desktop": "Docker Desktop gives a container's users other ids on this machine",
};
