import { readFileSync } from "node:fs";
import { needsRelabel, parseEngineInfo } from "../../../configs/container/engine-info";
import { hostId, type HostFacts, idSpace } from "../../../configs/container/id-space";
import { runAs } from "../../../configs/image/run-as";
import { messageOf } from "../../support/message";

/** An engine by what it says of itself, a file of tests/fixtures/docker-info. */
function engine(name: string, address = "unix:///var/run/docker.sock") {
  const info = parseEngineInfo(readFileSync(`tests/fixtures/docker-info/${name}.json`, "utf8"));
  return info && { address, info };
}

const host: HostFacts = {
  ...{ platform: "linux", hostname: "desk", uid: 1001, username: "ada" },
  subuid: "bob:100000:65536\nada:165536:65536\n",
  subgid: "bob:100000:65536\n1001:231072:65536\n",
};
const mac: HostFacts = { ...host, platform: "darwin", hostname: "ada.local" };
const ids = (name: string, address?: string, on = host) => {
  const space = idSpace(engine(name, address), on);
  const { uid, gid, why } = runAs({ space, hostUid: 1001, hostGid: 1002 });
  return [`${uid}:${gid}`, why];
};

const OWN = ["1001:1002", "the user who runs Pulumi"];

test.each([
  ["Docker 20.10 on Debian", "debian-20.10"],
  ["Docker 28 with containerd's store", "forky-28.5"],
  ["SELinux, which is not about ids", "selinux"],
  ["Docker Desktop in WSL, which has one kernel for all", "desktop-wsl"],
  ["an engine that does not answer", "no-engine"],
])("%s: the app has the ids of the user who runs Pulumi", (_, name) => {
  expect(ids(name)).toEqual(OWN);
});

test.each([
  ["a port of this machine", "tcp://127.0.0.1:2375"],
  ["the same by its name", "tcp://localhost:2376"],
  ["the same in IPv6", "tcp://[::1]:2375"],
])("%s leads to this machine's engine", (_, address) => {
  expect(ids("debian-20.10", address)).toEqual(OWN);
});

test.each([
  [
    "rootless",
    "in rootless Docker you are a container's root, and an app never runs as root: its ids are others on this machine",
  ],
  ["userns-remap", "userns-remap gives a container's users other ids on this machine"],
  ["desktop-linux", "Docker Desktop gives a container's users other ids on this machine"],
])("%s: matched ids would be somebody else's, so any that are not root's will do", (name, why) => {
  expect(ids(name)).toEqual(["1000:1000", why]);
});

test("Docker Desktop on a Mac gives each file to its user", () => {
  const why = "Docker Desktop gives each file to its user, whoever made it";
  expect(ids("desktop-mac", "unix:///Users/ada/.docker/run/docker.sock", mac)).toEqual([
    "1000:1000",
    why,
  ]);
});

test.each([
  ["over SSH", "ssh://ada@build-7", "server", host, "ssh://ada@build-7"],
  ["over TCP", "tcp://build-7:2376", "server", host, "tcp://build-7:2376"],
  ["over SSH from a Mac", "ssh://build-7", "server", mac, "ssh://build-7"],
  [
    "by a socket that leads elsewhere, such as a container's",
    "unix:///var/run/docker.sock",
    "server",
    host,
    "unix:///var/run/docker.sock of build-7",
  ],
])("an engine of another machine, %s, has users of its own", (_, address, name, on, where) => {
  expect(ids(name, address, on)).toEqual([
    "1000:1000",
    `the engine is another machine's (${where}), where your ids are not known`,
  ]);
});

test("which ids of this machine a container's are, is known of each engine that shifts them", () => {
  const of = (name: string) => {
    const space = idSpace(engine(name), host);
    if (space.kind !== "shifted") throw new Error(`expected shifted ids, got ${space.kind}`);
    return [hostId(space.uid, 1000), hostId(space.gid, 1000)];
  };
  // Of a user's subordinate ids the first one is 1: 0 is the user.
  expect(of("rootless")).toEqual([166_535, 232_071]);
  expect(of("desktop-linux")).toEqual([166_535, 232_071]);
  // Here it is 0.
  expect(of("userns-remap")).toEqual([166_536, 166_536]);
});

test("an id that a rootless engine has not is refused, with where that stands", () => {
  const space = idSpace(engine("rootless"), host);
  const ask = () => runAs({ space, hostUid: 1001, hostGid: 1002, uid: 1_234_567, gid: 20 });
  expect(messageOf(ask)).toBe(
    "The app's user: 1 problem to mend\n" +
      "  uid: expected an integer from 1 to 65536, got 1234567. " +
      "The engine has no more ids for its containers: /etc/subuid says how many.",
  );
});

test.each(["rootless", "userns-remap", "desktop-mac", "server", "debian-20.10"])(
  "%s: 0 is refused, whatever it would be on this machine",
  (name) => {
    const space = idSpace(engine(name), host);
    expect(() => runAs({ space, hostUid: 1001, hostGid: 1002, uid: 0, gid: 0 })).toThrow(
      "2 problems to mend",
    );
  },
);

test("directories are labelled where the engine holds its containers by SELinux, and nowhere else", () => {
  const all = ["selinux", "debian-20.10", "forky-28.5", "rootless", "desktop-mac"];
  expect(all.filter((name) => needsRelabel(engine(name)))).toEqual(["selinux"]);
});
