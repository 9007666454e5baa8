import { runAs, type RunAsOptions } from "../../../configs/image/run-as";
import { messageOf } from "../../support/message";

const user: RunAsOptions = { space: { kind: "same" }, hostUid: 1001, hostGid: 1002 };
const root: RunAsOptions = { space: { kind: "same" }, hostUid: 0, hostGid: 0 };

test.each<[string, RunAsOptions, number, number, string]>([
  ["a user", user, 1001, 1002, "the user who runs Pulumi"],
  ["root by sudo", { ...root, sudoUid: "501", sudoGid: "20" }, 501, 20, "the user who called sudo"],
  ["root", root, 1000, 1000, "root runs Pulumi, and an app never runs as root"],
  [
    "root by sudo of root",
    { ...root, sudoUid: "0", sudoGid: "0" },
    1000,
    1000,
    "root runs Pulumi, and an app never runs as root",
  ],
  [
    "a Mac's user",
    { ...user, space: { kind: "given" } },
    1000,
    1000,
    "Docker Desktop gives each file to its user, whoever made it",
  ],
  ["configured ids", { ...user, uid: 5000, gid: 6000 }, 5000, 6000, "as configured by uid and gid"],
  ["a configured uid", { ...user, uid: 5000 }, 5000, 1002, "as configured by uid and gid"],
])("%s", (_who, options, uid, gid, why) => {
  expect(runAs(options)).toEqual({ uid, gid, why });
});

test("root's ids are refused", () => {
  expect(messageOf(() => runAs({ ...user, uid: 0, gid: 0 }))).toBe(
    "The app's user: 2 problems to mend\n" +
      "  uid: expected an integer from 1 to 2147483647, got 0. An app never runs as root: leave it out to take yours.\n" +
      "  gid: expected an integer from 1 to 2147483647, got 0. An app never runs as root: leave it out to take yours.",
  );
});
