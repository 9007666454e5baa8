import * as fs from "node:fs";
import * as path from "node:path";
import { makeMountPoints, removeMountPoints } from "../../../scripts/dev/mount-points";
import { put, scratchDirectory } from "../../support/scratch";

let directory: string;
beforeEach(() => void (directory = scratchDirectory()));
afterEach(() => fs.rmSync(directory, { recursive: true }));

const mounts = () => [
  { source: directory, target: "/srv/app" },
  { source: "/elsewhere", target: "/srv/app/deep/instance" },
];

test("a mount within a mount gets its directories, the innermost told first", () => {
  const made = makeMountPoints(mounts());
  expect(made).toEqual([path.join(directory, "deep/instance"), path.join(directory, "deep")]);
  removeMountPoints(made);
  expect(fs.readdirSync(directory)).toEqual([]);
});

test("what was there before is none of ours, and what somebody has put something into stays", () => {
  put(directory, "deep/mine", "");
  const made = makeMountPoints(mounts());
  expect(made).toEqual([path.join(directory, "deep/instance")]);
  put(directory, "deep/instance/theirs", "");
  removeMountPoints(made);
  expect(fs.existsSync(path.join(directory, "deep/instance/theirs"))).toBe(true);
});
