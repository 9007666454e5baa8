import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { Delivery } from "../../../configs/container/delivery";
import { removeUnused, switchTo, type Versions, writeVersion } from "../../../jobs/lib/version";

/** A docker whose containers are this machine: what is run in one is run here. */
const DOCKER = `#!/bin/sh
[ "$1 $2 $3" = "exec -i --user" ] || exit 125
echo "$4" >> "$(dirname "$0")/users"
shift 5
exec "$@"
`;

const { PATH } = process.env;
let scratch: string;
let versions: Versions;
beforeEach(() => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), "flask-serving-version-"));
  fs.writeFileSync(path.join(scratch, "docker"), DOCKER, { mode: 0o755 });
  process.env.PATH = `${scratch}${path.delimiter}${PATH}`;
  versions = { container: "proxy", directory: path.join(scratch, "a dir") };
  fs.mkdirSync(versions.directory);
});
afterEach(() => {
  process.env.PATH = PATH;
  fs.rmSync(scratch, { recursive: true });
});

const at = (...names: string[]) => path.join(versions.directory, ...names);
const read = (...names: string[]) => fs.readFileSync(at(...names), "utf8");
const users = () => fs.readFileSync(path.join(scratch, "users"), "utf8").trim().split("\n");

/** Makes a tree as it is once it was unpacked. */
function putTree(content: string): void {
  fs.mkdirSync(at("trees", content), { recursive: true });
  fs.writeFileSync(at("trees", content, "index.html"), content);
}

const files = (...texts: [name: string, text: string, secret?: boolean][]): Delivery["files"] =>
  texts.map(([name, text, secret = false]) => ({ name, text, secret }));
const tree = (content: string): Delivery["trees"][number] => ({
  ...{ name: "frontend", content, image: "sha256:app", directory: "/srv/frontend", user: "1:1" },
});
const write = (more: Partial<Delivery>) =>
  writeVersion(versions, { files: [], trees: [], user: "101:101", ...more } as Delivery);
const deliver = async (more: Partial<Delivery>) => {
  const version = await write(more);
  await switchTo(versions, version);
  return version;
};

describe("a version", () => {
  test("lies beside the one in force, which it leaves alone, and has its files as they are", async () => {
    const odd = "a $(touch x) `line` \\n 'and' \"more\" é\nwithout an end";
    const before = await deliver({ files: files(["nginx.conf", "old"]) });
    const version = await write({ files: files(["nginx.conf", odd], ["empty", ""]) });
    expect(version).not.toBe(before);
    expect([read(version, "nginx.conf"), read(version, "empty")]).toEqual([odd, ""]);
    expect(read("current", "nginx.conf")).toBe("old");
    expect(fs.readdirSync(at(version)).sort()).toEqual(["empty", "nginx.conf"]);
  });

  test("has its secrets as files that only their user reads, in a directory that is closed again", async () => {
    const version = await write({
      files: files(["nginx.conf", "plain"], ["key.pem", "s3cret", true]),
    });
    expect(read(version, "key.pem")).toBe("s3cret");
    expect(fs.statSync(at(version, "key.pem")).mode & 0o777).toBe(0o400);
    expect(fs.statSync(at(version)).mode & 0o7777).toBe(0o755);
    // Root opens and closes; who may read it writes it.
    expect(users()).toEqual(["0", "0", "101:101", "0"]);
  });

  test("without secrets is written by root alone", async () => {
    await write({ files: files(["nginx.conf", "plain"]) });
    expect(users()).toEqual(["0"]);
  });

  test("has links to its trees, and to the one before where that was another", async () => {
    ["one", "two"].forEach(putTree);
    await deliver({ trees: [tree("one")] });
    expect(fs.existsSync(at("current/frontend-before"))).toBe(false);
    await deliver({ trees: [tree("two")] });
    expect(read("current/frontend/index.html")).toBe("two");
    expect(read("current/frontend-before/index.html")).toBe("one");
  });

  test("of the same tree keeps what was before that: who has an old page still finds its files", async () => {
    ["one", "two"].forEach(putTree);
    await deliver({ trees: [tree("one")] });
    await deliver({ trees: [tree("two")] });
    await deliver({ trees: [tree("two")], files: files(["nginx.conf", "other"]) });
    expect(read("current/frontend-before/index.html")).toBe("one");
  });
});

describe("putting one in force", () => {
  test("says what was in force before: nothing at first", async () => {
    const [one, two] = [await write({}), await write({})];
    expect(await switchTo(versions, one)).toBe("");
    expect((await switchTo(versions, two)).trim()).toBe(one);
    expect(fs.readlinkSync(at("current"))).toBe(two);
    expect(fs.existsSync(at("current.next"))).toBe(false);
  });

  test("or none leaves none, and the versions where they are", async () => {
    const one = await deliver({ files: files(["nginx.conf", "old"]) });
    expect((await switchTo(versions, "")).trim()).toBe(one);
    expect(fs.existsSync(at("current"))).toBe(false);
    expect(read(one, "nginx.conf")).toBe("old");
  });
});

describe("what is no longer used", () => {
  test("goes, whatever its age: what is in force and the trees that it names stay", async () => {
    ["one", "two", "three"].forEach(putTree);
    await deliver({ trees: [tree("one")] });
    await deliver({ trees: [tree("two")] });
    const current = await deliver({ trees: [tree("three")] });
    const refused = await write({ files: files(["nginx.conf", "refused"]) });
    await removeUnused(versions);
    expect(fs.readdirSync(at("versions"))).toEqual([path.basename(current)]);
    expect(fs.existsSync(at(refused))).toBe(false);
    expect(fs.readdirSync(at("trees")).sort()).toEqual(["three", "two"]);
    expect(read("current/frontend-before/index.html")).toBe("two");
  });

  test("is nothing where nothing was ever delivered, which is no failure", async () => {
    await removeUnused(versions);
    expect(fs.readdirSync(versions.directory)).toEqual([]);
  });
});
