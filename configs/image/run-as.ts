import { IDS } from "../container/ids";
import { integerProblems, type Problem, rejectProblems } from "../problems";

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
  platform: string;
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
  rejectProblems("The app's user", [...idProblems("uid", uid), ...idProblems("gid", gid)]);
  const asked = options.uid !== undefined || options.gid !== undefined;
  return { uid, gid, why: asked ? "as configured by uid and gid" : host.why };
}

function idProblems(path: string, id: number): Problem[] {
  const remedy = "An app never runs as root: leave it out to take yours.";
  return integerProblems(path, id, { ...IDS, remedy });
}

function hostIds({ platform, hostUid, hostGid, sudoUid, sudoGid }: RunAsOptions): RunAs {
  if (platform !== "linux") {
    return {
      uid: 1000,
      gid: 1000,
      why: "Docker Desktop gives each file to its user, whoever made it",
    };
  }
  if (hostUid !== 0)
    return { uid: hostUid, gid: hostGid || hostUid, why: "the user who runs Pulumi" };
  const [uid, gid] = [Number(sudoUid), Number(sudoGid)];
  if (uid > 0 && gid > 0) return { uid, gid, why: "the user who called sudo" };
  return { uid: 1000, gid: 1000, why: "root runs Pulumi, and an app never runs as root" };
}
