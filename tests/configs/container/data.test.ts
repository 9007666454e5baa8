import * as path from "node:path";
import { dataProblems } from "../../../configs/container/data";

const told = (...mounts: [hostPath: unknown, containerPath: unknown][]) =>
  dataProblems(
    "data",
    mounts.map(([hostPath, containerPath]) => ({ hostPath, containerPath })),
    ["/elsewhere/shop"],
  ).map(({ path }) => path);
const up = path.relative(process.cwd(), "/");

test.each([
  ...["/", "//", "/.", "/..", "/./", "/a/..", up, `${up}/.`, "..", ".", "./", process.cwd()],
  ...["/etc", "/etc/", "/home", "/usr/.", "/proc/1", "/dev", "/elsewhere/shop", "/elsewhere/"],
  ...["", "a:b", "a\nb", "a\0b", "a\x7f", 1, null],
])("a host's directory %j is refused", (hostPath) => {
  expect(told([hostPath, "/data"])).toEqual(["data[0].hostPath"]);
});

test.each([
  "data",
  "./data",
  "../data",
  "/srv/data",
  "/data",
  "/elsewhere/shop-2",
  "/etc/shop",
  "it's",
])("a host's directory %j is taken", (hostPath) => {
  expect(told([hostPath, "/data"])).toEqual([]);
});

test.each([
  ...["/", "//", "/.", "/a/..", "/data//a", "/data/./a", "/data/../a", "data", "./data", ""],
  ...["/srv/x:ro", "/srv/x\n", "/a\0", "/srv", "/srv/app", "/srv/app/", "/srv/frontend/a"],
  ...[
    "/opt/venv",
    "/opt",
    "/tmp",
    "/tmp/x",
    "/root",
    "/root/.ssh",
    "/proc",
    "/sys/x",
    "/var",
    "/run/x",
  ],
  ...["/lib64", "/home", 1, undefined],
])("a container's path %j is refused", (containerPath) => {
  expect(told(["data", containerPath])).toEqual(["data[0].containerPath"]);
});

test.each([
  "/data",
  "/srv/app/instance",
  "/srv/app/instance/",
  "/srv/data",
  "/var/lib/shop",
  "/home/app",
])("a container's path %j is taken", (containerPath) => {
  expect(told(["data", containerPath])).toEqual([]);
});

test.each([
  ["/data", "/data"],
  ["/data", "/data/"],
  ["/data", "/data/uploads"],
  ["/data/uploads", "/data"],
])("%s and %s are not beside each other", (one, other) => {
  expect(told(["a", one], ["b", "/other"], ["c", other])).toEqual(["data[2].containerPath"]);
});

test("directories beside each other are taken, also of one directory of the host", () => {
  expect(told(["a", "/data"], ["a", "/data-2"])).toEqual([]);
});
