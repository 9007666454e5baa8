import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { JobError } from "../../jobs/lib/job";
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
        `which is ${owner}'s. Give it away: sudo chown -R ${user} ${directory}`,
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

test("one that is not there is made, for the app's user where root makes it", async () => {
  const [before, uid] = [fs.statSync(directory).uid, process.getuid?.()];
  const owner = uid === 0 ? 1234 : uid;
  await makeData({ user: `${owner}:${owner}`, directories: [path.join(directory, "a/./b/c/")] });
  for (const made of ["a", "a/b", "a/b/c"])
    expect(fs.statSync(path.join(directory, made)).uid).toBe(owner);
  expect(fs.statSync(directory).uid).toBe(before);
});

test("the line that mends a directory is one command, whatever the directory is called", async () => {
  const odd = path.join(directory, "it's; $(touch x)");
  fs.mkdirSync(odd);
  const failed = makeData({ user: other().user, directories: [odd] });
  await expect(failed).rejects.toThrow(`'${directory}/it'\\''s; $(touch x)'`);
});

test("one that cannot be made is told with the reason, without a stack", async () => {
  fs.writeFileSync(path.join(directory, "file"), "");
  const within = path.join(directory, "file/within");
  const failed = makeData({ user: "1000:1000", directories: [within] });
  await expect(failed).rejects.toBeInstanceOf(JobError);
  await expect(failed).rejects.toThrow(
    `data: expected a directory, got ${within}, which cannot be made: ENOTDIR.`,
  );
});

test.each([
  ["its owner may write", 0o755, { uid: 0, gid: 1 }, true],
  ["its owner may not write", 0o575, { uid: 0, gid: 1 }, false],
  ["its group may write", 0o775, { uid: 1, gid: 0 }, true],
  ["its group may not write", 0o757, { uid: 1, gid: 0 }, false],
  ["others may not write", 0o775, { uid: 1, gid: 1 }, false],
])("the rights that count are those of the app's user: %s", async (_, mode, other, isWritable) => {
  const { uid, gid } = fs.statSync(directory);
  fs.chmodSync(directory, mode);
  const asked = makeData({
    user: `${uid + other.uid}:${gid + other.gid}`,
    directories: [directory],
  });
  expect(
    await asked.then(
      () => true,
      () => false,
    ),
  ).toBe(isWritable);
});

test("all directories that will not do are told at once", async () => {
  for (const name of ["one", "two"]) fs.writeFileSync(path.join(directory, name), "");
  const directories = ["one", "two"].map((name) => path.join(directory, name));
  const failed = makeData({ user: "1000:1000", directories });
  for (const one of directories) await expect(failed).rejects.toThrow(one);
});
