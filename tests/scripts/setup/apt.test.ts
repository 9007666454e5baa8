import { aptInstall } from "../../../scripts/setup/apt";
import { type FakeProgram, fakeProgram } from "../../support/fake-program";

const BY_HAND =
  "docker.io and iptables would have to be installed, which this does only as root on Debian or Ubuntu.\n" +
  "Install it by hand (`sudo apt-get install docker.io iptables`), then run this again.";

let apt: FakeProgram;
let shown: string[];
beforeEach(() => {
  apt = fakeProgram("apt-get");
  apt.answers(/^/);
  jest.spyOn(process, "getuid").mockReturnValue(0);
  shown = [];
});
afterEach(() => {
  jest.restoreAllMocks();
  apt.remove();
});

const install = () => aptInstall(["docker.io", "iptables"], (line: string) => shown.push(line));

test("root on Debian gets the packages, without those that are only recommended, and no question", async () => {
  apt.answers(/^update/, { stdout: "Get:1 bookworm\n" });
  await install();
  expect(apt.lines()).toEqual(["update", "install -y --no-install-recommends docker.io iptables"]);
  expect(apt.calls()[1]?.env.DEBIAN_FRONTEND).toBe("noninteractive");
  expect(shown).toEqual(["apt-get update", "Get:1 bookworm", "apt-get install docker.io iptables"]);
});

test("another user is told what to install", async () => {
  jest.spyOn(process, "getuid").mockReturnValue(501);
  await expect(install()).rejects.toThrow(BY_HAND);
  expect(apt.lines()).toEqual([]);
});

test("another system is told what to install", async () => {
  const { PATH } = process.env;
  process.env.PATH = "/nowhere";
  await expect(install()).rejects.toThrow(BY_HAND);
  process.env.PATH = PATH;
});

test.each([
  ["update", "`apt-get update` failed with 100:\n    E: no network"],
  [
    "install",
    "`apt-get install -y --no-install-recommends docker.io iptables` failed with 100:\n    E: no network",
  ],
])("apt-get %s that fails is told with its last lines", async (verb, message) => {
  apt.answers(new RegExp(`^${verb}`), { exitCode: 100, stderr: "E: no network\n" });
  await expect(install()).rejects.toThrow(message);
  expect(apt.lines().at(-1)).toMatch(new RegExp(`^${verb}`));
});
