import * as fs from "node:fs";
import * as path from "node:path";
import { tryMounts } from "../../jobs/try-mounts";
import { type LocalDocker, localDocker } from "../support/local-docker";
import { keepPrinted } from "../support/printed";
import { put, scratchDirectory } from "../support/scratch";

let client: LocalDocker;
let directory: string;
beforeEach(() => {
  client = localDocker();
  directory = scratchDirectory();
});
afterEach(() => {
  client.remove();
  fs.rmSync(directory, { recursive: true });
});

/** What is told of a directory, which a container has under another path, or the same. */
async function told(containerPath = directory) {
  const shown = keepPrinted();
  const mounts = [{ hostPath: directory, containerPath }];
  try {
    return (await tryMounts({ container: "web", mounts })).mounts;
  } finally {
    shown.restore();
  }
}

test("a file that was really made says whose it is, and is gone again", async () => {
  const { uid, gid } = fs.statSync(directory);
  expect(await told()).toEqual([
    { hostPath: directory, containerPath: directory, editable: true, owner: `${uid}:${gid}` },
  ]);
  expect(fs.readdirSync(directory)).toEqual([]);
});

test("what one that was killed has left goes, and what another one makes just now stays", async () => {
  for (const name of ["old", "new"]) put(directory, `.flask-serving-written-${name}`, "");
  put(directory, "old-file", "");
  const before = new Date(Date.now() - 120_000);
  for (const name of [".flask-serving-written-old", "old-file"])
    fs.utimesSync(path.join(directory, name), before, before);
  await told();
  expect(fs.readdirSync(directory)).toEqual([".flask-serving-written-new", "old-file"]);
});

test("where the app can make no file, its own system's words are told", async () => {
  const [mount] = await told(path.join(directory, "nowhere"));
  expect(mount).toMatchObject({ editable: false });
  expect(mount?.reason).toMatch(/^the app can make no file there: .*nowhere/);
});

test("a directory of another machine is told from this one's", async () => {
  const other = scratchDirectory();
  expect(await told(other)).toEqual([
    {
      ...{ hostPath: directory, containerPath: other, editable: false },
      reason:
        "what the app makes there is not on this machine: the directory is one of the engine's machine",
    },
  ]);
  fs.rmSync(other, { recursive: true });
});

test("several directories are each told of, in their order", async () => {
  const mounts = ["a", "b"].map((name) => {
    const place = path.join(directory, name);
    fs.mkdirSync(place);
    return { hostPath: place, containerPath: place };
  });
  const { mounts: all } = await tryMounts({ container: "web", mounts });
  expect(all.map(({ hostPath, editable }) => [path.basename(hostPath), editable])).toEqual([
    ["a", true],
    ["b", true],
  ]);
});
