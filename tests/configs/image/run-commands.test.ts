import { spawnSync } from "node:child_process";
import * as commands from "../../../configs/image/packages/commands";
import { USER_COMMANDS } from "../../../configs/image/user-commands";
import { SERVERS } from "../../../configs/server/servers";

/** The commands of each step of a build, where one follows the other by &&. */
const STEPS: Record<string, readonly string[]> = {
  "Debian's packages": commands.APT_COMMANDS,
  "Debian's packages for a build": commands.APT_BUILD_COMMANDS,
  "Debian's packages to run": commands.APT_RUN_COMMANDS,
  "tools of all ways": commands.toolCommands([
    "pip",
    "uv",
    "pylock",
    "project",
    "poetry",
    "pipenv",
  ]),
  "an installation": commands.installCommands(["pip install ."]),
  "the server's package": commands.serverCommands(SERVERS.gunicorn.package),
  "what was linked": commands.LINKED_COMMANDS,
  "the app's user": USER_COMMANDS,
};

test.each(Object.entries(STEPS))("%s: a step that failed before is not forgotten", (_, step) => {
  for (const command of step) {
    const { status } = spawnSync("sh", ["-c", `false \\\n && ${command}`]);
    expect({ command, status }).toEqual({ command, status: 1 });
  }
});
