import * as os from "node:os";

/** Who runs Pulumi. */
export function hostUser() {
  const { uid, gid } = os.userInfo();
  const { SUDO_UID: sudoUid, SUDO_GID: sudoGid } = process.env;
  return { platform: process.platform, hostUid: uid, hostGid: gid, sudoUid, sudoGid };
}
