import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { VERSIONS } from "../../../scripts/setup/pulumi";
import { downloadPulumi } from "../../../scripts/setup/pulumi-download";
import { put, scratchDirectory } from "../../support/scratch";

const FILE = "pulumi-v3.259.0-linux-x64.tar.gz";
const RELEASE = `https://get.pulumi.com/releases/sdk/${FILE}`;
const SUMS =
  "https://github.com/pulumi/pulumi/releases/download/v3.259.0/pulumi-3.259.0-checksums.txt";

let directory: string;
let archive: Buffer;
/** What each address answers; where it says nothing, there is no network. */
let answers: Record<string, () => Response>;
const system = { platform: process.platform, arch: process.arch };
const pretend = (more: object) => {
  for (const [name, value] of Object.entries(more)) Object.defineProperty(process, name, { value });
};

beforeEach(() => {
  pretend({ platform: "linux", arch: "x64" });
  directory = scratchDirectory();
  put(directory, "release/pulumi/pulumi", "the program");
  const tar = ["-cz", "-C", path.join(directory, "release"), "pulumi"];
  archive = spawnSync("tar", tar).stdout;
  answers = {
    [RELEASE]: () => new Response(Uint8Array.from(archive)),
    [SUMS]: () => new Response(`${"0".repeat(64)}  other.tar.gz\n${sumOf(archive)}  ${FILE}\n`),
  };
  jest.spyOn(globalThis, "fetch").mockImplementation(async (url) => {
    const answer = answers[String(url)];
    if (answer) return answer();
    throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ENOTFOUND" } });
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  pretend(system);
  fs.rmSync(directory, { recursive: true });
});

const sumOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const place = () => ({ bin: path.join(directory, "cache/bin"), home: "unused" });
const download = () => downloadPulumi(place(), VERSIONS, () => {});
/** What is in the cache, whole or half. */
const cached = () => fs.readdirSync(path.join(directory, "cache"));

test("a release that has its published checksum is unpacked, and marked as whole", async () => {
  expect(await download()).toEqual({ downloaded: true });
  expect(fs.readFileSync(path.join(place().bin, "pulumi"), "utf8")).toBe("the program");
  expect(fs.readdirSync(place().bin).sort()).toEqual(["downloaded", "pulumi"]);
  expect(cached()).toEqual(["bin"]);
});

test("one that came before is replaced as a whole", async () => {
  put(place().bin, "of-the-old-one", "");
  await download();
  expect(fs.existsSync(path.join(place().bin, "of-the-old-one"))).toBe(false);
});

test.each([
  ["another one", () => `${"0".repeat(64)}  ${FILE}\n`],
  ["that of another file", () => `${sumOf(archive)}  pulumi-v3.259.0-darwin-x64.tar.gz\n`],
  ["none", () => ""],
])("a release whose checksum is %s is refused, and nothing of it is there", async (_, sums) => {
  answers[SUMS] = () => new Response(sums());
  await expect(download()).rejects.toThrow(
    `${FILE} does not have its published checksum: it came as ${sumOf(archive)}. Nothing of it was run. Try again.`,
  );
  expect(fs.existsSync(path.join(directory, "cache"))).toBe(false);
});

test.each([
  ["without a network", RELEASE, undefined, `${RELEASE}: ENOTFOUND`],
  ["without checksums", SUMS, undefined, `${SUMS}: ENOTFOUND`],
  ["of a proxy that refuses", RELEASE, 403, `${RELEASE} answers 403`],
  ["of checksums that are gone", SUMS, 404, `${SUMS} answers 404`],
])("%s, the reason is given, for another way", async (_, url, status, reason) => {
  if (status === undefined) delete answers[url];
  else answers[url] = () => new Response("", { status });
  expect(await download()).toEqual({ reason });
});

test("what took too long is told in its own words", async () => {
  answers[RELEASE] = () => {
    throw new DOMException("The operation was aborted due to timeout", "TimeoutError");
  };
  expect(await download()).toEqual({
    reason: `${RELEASE}: The operation was aborted due to timeout`,
  });
});

test.each([
  [{ platform: "win32" }, "no release for win32 x64"],
  [{ arch: "riscv64" }, "no release for linux riscv64"],
])("a system that has no release is not asked for one: %p", async (other, reason) => {
  pretend(other);
  expect(await download()).toEqual({ reason });
  expect(fetch).not.toHaveBeenCalled();
});

test("an archive that cannot be unpacked leaves what was there, and no half of itself", async () => {
  put(place().bin, "of-the-old-one", "");
  archive = Buffer.from("no archive");
  await expect(download()).rejects.toThrow(/^`tar -xz .*` failed with 2:/);
  expect(cached()).toEqual(["bin"]);
  expect(fs.readdirSync(place().bin)).toEqual(["of-the-old-one"]);
});
