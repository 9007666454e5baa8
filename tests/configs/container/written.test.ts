import type { IdSpace } from "../../../configs/container/id-space";
import { mountWritten } from "../../../configs/container/written";

const mount = { hostPath: "../data", containerPath: "/srv/app/instance" };
const editor = { uid: 1001, gid: 1002 };
const file = (uid: number, isWritable: boolean) => ({ uid, gid: 100, isWritable });
const told = (...[written, space]: [Parameters<typeof mountWritten>[1], IdSpace]) =>
  mountWritten(mount, written, { editor, space });

test("what its user can edit needs no words", () => {
  expect(told(file(1001, true), { kind: "same" })).toEqual({
    ...{ ...mount, editable: true, owner: "1001:100" },
  });
});

test.each<[string, IdSpace, string]>([
  [
    "configured ids",
    { kind: "same" },
    "what the app makes there is 5000:100's, and you are 1001:1002: leave uid and gid out to have the app run as you",
  ],
  [
    "rootless Docker",
    { kind: "shifted", by: "rootless Docker" },
    "what the app makes there is 5000:100's, and you are 1001:1002: rootless Docker gives its users other ids. " +
      "Let both of you write there, by Debian's package acl: sudo setfacl --recursive --modify " +
      "u:5000:rwX,d:u:5000:rwX,u:1001:rwX,d:u:1001:rwX ../data",
  ],
])("what its user cannot edit is told with the reason and what to do: %s", (_, space, reason) => {
  expect(told(file(5000, false), space)).toEqual({
    ...{ ...mount, editable: false, owner: "5000:100", reason },
  });
});

test("of another machine's engine it says which", () => {
  expect(told({ missing: true }, { kind: "elsewhere", where: "ssh://build-7" }).reason).toBe(
    "what the app makes there is not on this machine: the directory is one of the engine's machine (ssh://build-7)",
  );
});
