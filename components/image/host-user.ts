import * as os from "node:os";
import { hostIdSpace } from "../engine/docker/id-space";

/** Who runs Pulumi, and how that user's ids are those of a container's. */
export function hostUser() {
  const { uid, gid } = os.userInfo();
  const { SUDO_UID: sudoUid, SUDO_GID: sudoGid } = process.env;
  return { space: hostIdSpace(), hostUid: uid, hostGid: gid, sudoUid, sudoGid };
}
