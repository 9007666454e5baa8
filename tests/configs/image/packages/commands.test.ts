import { spawnSync } from "node:child_process";
import { APT_COMMANDS } from "../../../../configs/image/packages/commands";
import { type FakeProgram, fakeProgram } from "../../../support/fake-program";

let apt: FakeProgram;
let cache: FakeProgram;
beforeEach(() => {
  [apt, cache] = [fakeProgram("apt-get"), fakeProgram("apt-cache")];
  apt.answers(/^/);
  cache.answers(/^policy/, { stdout: "x:\n  Installed: (none)\n  Candidate: (none)\n" });
});
afterEach(() => {
  apt.remove();
  cache.remove();
});

/** What a release of Debian that has these packages is asked to install for some names. */
function installedOf(names: string, has: readonly string[]): string | undefined {
  for (const name of has)
    cache.answers(new RegExp(`^policy ${name.replace(/[.+]/g, "\\$&")} *$`), {
      stdout: `${name}:\n  Installed: (none)\n  Candidate: 1.2-3\n`,
    });
  const [update, install] = APT_COMMANDS;
  const env = { ...process.env, APT_PACKAGES: names };
  spawnSync("sh", ["-c", `${update} && ${install}`], { env });
  return apt
    .lines()
    .at(-1)
    ?.replace(/^install --yes --no-install-recommends /, "")
    .trim();
}

test.each<[string, string, string[], string]>([
  ["its own names", "gcc libpq5", ["gcc", "libpq5"], "gcc libpq5"],
  ["a list for an older release", "gcc libasound2", ["gcc", "libasound2t64"], "gcc libasound2t64"],
  [
    "a list for a newer release",
    "libglib2.0-0t64 gcc",
    ["gcc", "libglib2.0-0"],
    "libglib2.0-0 gcc",
  ],
  ["a name that it does not have: apt tells", "nowhere", ["gcc"], "nowhere"],
  ["a version: apt finds it", "gcc=4:14", ["gcc"], "gcc=4:14"],
])("a release of Debian is asked for %s", (_, names, has, expected) => {
  expect(installedOf(names, has)).toBe(expected);
});
