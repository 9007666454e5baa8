import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { JobError } from "../../jobs/lib/job";
import { makeData } from "../../jobs/make-data";
import { fakeProgram } from "../support/fake-program";

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

describe("where a container's ids are others on this machine", () => {
  const range = (first: number) => ({ first, count: 65_536 });
  const shifted = (uid: number, gid: number) => ({
    ...{ kind: "shifted" as const, by: "rootless Docker" as const },
    ...{ uid: range(uid), gid: range(gid) },
  });

  test("a directory is for those, not for the ids in the container", async () => {
    const { uid, gid } = fs.statSync(directory);
    const space = shifted(uid, gid);
    expect(await makeData({ user: "1:1", directories: [directory], space })).toEqual({});
    const own = { user: `${uid}:${gid}`, directories: [directory] };
    await expect(makeData({ ...own, space: shifted(165_536, 165_536) })).rejects.toThrow("acl");
  });

  test("one of yours is named with the line by which both of you write to it", async () => {
    const { uid, gid } = fs.statSync(directory);
    const space = shifted(165_536, 231_072);
    const failed = makeData({ user: "1000:1000", directories: [directory], space });
    await expect(failed).rejects.toThrow(
      new Error(
        `data: expected a directory that 1000:1000, as whom the app runs, can write to, got ${directory}, ` +
          `which is ${uid}:${gid}'s, and the app's user is 166535:232071 on this machine. ` +
          "Let both write there, by Debian's package acl: setfacl --recursive --modify " +
          `u:166535:rwX,d:u:166535:rwX,u:${uid}:rwX,d:u:${uid}:rwX ${directory}`,
      ),
    );
  });

  test("one whose list of rights names the app's user will do", async () => {
    const acl = fakeProgram("getfacl");
    acl.answers(/./, { stdout: "user::rwx\nuser:166535:rwx\ngroup::r-x\nmask::rwx\nother::r-x\n" });
    const space = shifted(165_536, 231_072);
    expect(await makeData({ user: "1000:1000", directories: [directory], space })).toEqual({});
    acl.remove();
  });

  test("where nobody knows which, it is made, and the app is asked later whether it can write", async () => {
    const space = { kind: "shifted" as const, by: "userns-remap" as const };
    const made = path.join(directory, "made");
    expect(await makeData({ user: "1:1", directories: [made], space })).toEqual({});
    expect(fs.existsSync(made)).toBe(true);
  });
});

test("Docker Desktop gives each file to its user: whose directory it is does not matter", async () => {
  const space = { kind: "given" as const };
  expect(await makeData({ user: other().user, directories: [directory], space })).toEqual({});
});

test("of another machine's engine nothing is made here", async () => {
  const made = path.join(directory, "made");
  const space = { kind: "elsewhere" as const, where: "ssh://build-7" };
  expect(await makeData({ user: "1:1", directories: [made], space })).toEqual({});
  expect(fs.existsSync(made)).toBe(false);
});

describe("a file that it keeps", () => {
  const of = (name: string) => path.join(directory, name);
  const make = (from: string) => {
    const { uid, gid } = fs.statSync(directory);
    const copies = [{ from: of(from), to: of("data/shop.db") }];
    return makeData({ user: `${uid}:${gid}`, directories: [of("data")], copies });
  };

  test("is what the app has of it at first, for the app's user, and stays what became of it", async () => {
    fs.writeFileSync(of("shop.db"), "first");
    await make("shop.db");
    expect(fs.readFileSync(of("data/shop.db"), "utf8")).toBe("first");
    expect(fs.statSync(of("data/shop.db")).uid).toBe(fs.statSync(directory).uid);
    fs.writeFileSync(of("data/shop.db"), "written");
    await make("shop.db");
    expect(fs.readFileSync(of("data/shop.db"), "utf8")).toBe("written");
  });

  test("may be made by the app itself", async () => {
    await make("shop.db");
    expect(fs.readdirSync(of("data"))).toEqual([]);
  });

  test("is no directory", async () => {
    fs.mkdirSync(of("shop"));
    await expect(make("shop")).rejects.toThrow(
      new Error(`data: expected files to be files, got ${of("shop")}, which is none.`),
    );
  });
});
