import { letsWrite, sharingCommand } from "../../../configs/container/acl";

test.each([
  ["user:166535:rwx", true],
  ["user:166535:r-x", false],
  ["user:166535:rwx\t#effective:r-x", false],
  ["user:1665350:rwx", false],
  ["default:user:166535:rwx", false],
  ["", false],
])("%j lets 166535 write: %s", (line, expected) => {
  expect(letsWrite(`# file: data\nuser::rwx\n${line}\ngroup::r-x\n`, 166_535)).toBe(expected);
});

test("the line that shares a directory is one command, whatever the directory is called", () => {
  expect(sharingCommand({ app: 166_535, own: 1001 }, "/home/ada/it's")).toBe(
    "setfacl --recursive --modify u:166535:rwX,d:u:166535:rwX,u:1001:rwX,d:u:1001:rwX '/home/ada/it'\\''s'",
  );
});
