import * as fs from "node:fs";
import * as os from "node:os";
import { idSpace, type IdSpace } from "../../../configs/container/id-space";
import { engineFacts } from "./facts";

/** How the ids of this engine's containers are those of this machine. */
export function hostIdSpace(): IdSpace {
  const { uid, username } = os.userInfo();
  return idSpace(engineFacts(), {
    ...{ platform: process.platform, hostname: os.hostname(), uid, username },
    subuid: textOf("/etc/subuid"),
    subgid: textOf("/etc/subgid"),
  });
}

function textOf(file: string): string {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
}
