import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { makeData } from "../../jobs/make-data";

let directory: string;
beforeEach(() => void (directory = fs.mkdtempSync(path.join(os.tmpdir(), "flask-serving-data-"))));
afterEach(() => fs.rmSync(directory, { recursive: true }));

/** Neither the owner of the directory, nor of its group. */
const other = () => {
  const { uid, gid } = fs.statSync(directory);
  return { owner: `${uid}:${gid}`, user: `${uid + 1}:${gid + 1}` };
};

test("a directory that the app's user cannot write to is named, with the line that mends it", async () => {
  const { owner, user } = other();
  await expect(makeData({ user, directories: [directory] })).rejects.toThrow(
    new Error(
      `data: expected a directory that ${user}, as whom the app runs, can write to, got ${directory}, ` +
        `which is ${owner}'s. Give it away: sudo chown -R ${user} '${directory}'`,
    ),
  );
});

test("a file is no directory", async () => {
  const file = path.join(directory, "file");
  fs.writeFileSync(file, "");
  await expect(makeData({ user: "1000:1000", directories: [file] })).rejects.toThrow(
    new Error(`data: expected a directory, got ${file}, which is a file.`),
  );
});

test("one that everybody may write to will do", async () => {
  fs.chmodSync(directory, 0o777);
  expect(await makeData({ user: other().user, directories: [directory] })).toEqual({});
});
