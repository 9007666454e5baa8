import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { writeResults } from "../../../jobs/lib/write-results";
import { scratchDirectory } from "../../support/scratch";

let resultsDir: string;
beforeEach(() => void (resultsDir = path.join(scratchDirectory(), "results")));
afterEach(() => fs.rmSync(path.dirname(resultsDir), { recursive: true }));

test("a run has a directory of its own, named after its stack and its time in UTC", () => {
  const to = { resultsDir, stack: "gunicorn", user: "1000:1000" };
  const directory = writeResults(to, { "a.csv": "numbers" });
  expect(path.relative(resultsDir, directory)).toMatch(/^gunicorn\/\d{8}T\d{9}Z$/);
  expect(fs.readFileSync(path.join(directory, "a.csv"), "utf8")).toBe("numbers");
});

test("what root writes belongs to the app's user, from the first directory that was made; what others write is theirs", () => {
  const { uid: me, gid: mine } = os.userInfo();
  const owner = me === 0 ? { uid: 1234, gid: 5678 } : { uid: me, gid: mine };
  const to = { resultsDir, stack: "gunicorn", user: `${owner.uid}:${owner.gid}` };
  const directory = writeResults(to, { "a.csv": "numbers" });
  for (const one of [resultsDir, directory, path.join(directory, "a.csv")]) {
    const { uid, gid } = fs.statSync(one);
    expect({ one, uid, gid }).toEqual({ one, ...owner });
  }
  expect(fs.statSync(path.dirname(resultsDir)).uid).toBe(me);
});

test("of a run whose files cannot all be written none is left to be taken for it", () => {
  const to = { resultsDir, stack: "gunicorn", user: "1000:1000" };
  const files = { "a.csv": "numbers", "none/b.csv": "more" };
  expect(() => writeResults(to, files)).toThrow("ENOENT");
  expect(fs.readdirSync(path.join(resultsDir, "gunicorn"))).toEqual([]);
});
