import * as fs from "node:fs";
import * as path from "node:path";
import { ensurePulumi, ensureYaml } from "../../../scripts/setup/pulumi";
import { buildPulumi, buildYaml } from "../../../scripts/setup/pulumi-build";
import { downloadPulumi } from "../../../scripts/setup/pulumi-download";
import { type FakeProgram, fakeProgram } from "../../support/fake-program";
import { put, scratchDirectory } from "../../support/scratch";

jest.mock("../../../scripts/setup/pulumi-build", () => ({
  ...{ buildPulumi: jest.fn(), buildYaml: jest.fn() },
}));
jest.mock("../../../scripts/setup/pulumi-download", () => ({ downloadPulumi: jest.fn() }));

const THERE = JSON.stringify([
  { name: "docker", version: "5.2.0" },
  { name: "command", version: "1.2.1" },
]);
const NO_RELEASE = { reason: "https://get.pulumi.com answers 403" };

let directory: string;
let bin: string;
let shown: string[];
const before = { ...process.env };
beforeEach(() => {
  jest.resetAllMocks();
  directory = scratchDirectory();
  bin = path.join(directory, "flask-serving/pulumi-3.259.0/bin");
  process.env.XDG_CACHE_HOME = directory;
  process.env.PATH = "/nowhere";
  shown = [];
});
afterEach(() => {
  process.env = { ...before };
  fs.rmSync(directory, { recursive: true });
});

const ensure = () => ensurePulumi((line: string) => void shown.push(line));

describe("a pulumi on PATH", () => {
  let pulumi: FakeProgram;
  beforeEach(() => {
    pulumi = fakeProgram("pulumi");
    pulumi.answers(/^plugin ls/, { stdout: THERE });
    pulumi.answers(/^plugin install/);
  });
  afterEach(() => pulumi.remove());

  test.each(["v3.200.0", "v3.259.0", "v4.0.0"])("is taken where it is %s", async (version) => {
    pulumi.answers(/^version/, { stdout: `${version}\n` });
    expect(await ensure()).toEqual({ bin: null, home: null, summary: `${version} on PATH` });
    expect(downloadPulumi).not.toHaveBeenCalled();
  });

  test.each(["v3.199.9", "v2.900.0", "what is this"])(
    "is left aside where it is %s: a release is downloaded",
    async (version) => {
      pulumi.answers(/^version/, { stdout: `${version}\n` });
      jest.mocked(downloadPulumi).mockResolvedValue(NO_RELEASE);
      await expect(ensure()).rejects.toThrow(
        "There is no pulumi 3.200 or later on PATH, its release cannot be downloaded " +
          "(https://get.pulumi.com answers 403), and there is no go to build it.\n" +
          "Install Pulumi (https://www.pulumi.com/docs/install/) or Go 1.26, then run this again.",
      );
    },
  );

  test("gets the plugins that it lacks, of the versions that the npm packages have", async () => {
    pulumi.answers(/^version/, { stdout: "v3.259.0\n" });
    const old = JSON.stringify([
      { name: "docker", version: "4.5.0" },
      { name: "command", version: "1.2.1" },
    ]);
    pulumi.answers(/^plugin ls/, { stdout: old });
    await ensure();
    expect(pulumi.lines().slice(-1)).toEqual(["plugin install resource docker 5.2.0"]);
    expect(shown).toEqual(["downloading the docker plugin 5.2.0"]);
  });

  test("that cannot download a plugin is told with the line to run elsewhere", async () => {
    pulumi.answers(/^version/, { stdout: "v3.259.0\n" });
    pulumi.answers(/^plugin ls/, { stdout: "[]" });
    pulumi.answers(/^plugin install/, { exitCode: 255, stderr: "error: 403 HTTP error\n" });
    await expect(ensure()).rejects.toThrow(
      "`pulumi plugin install resource docker 5.2.0` failed with 255:\n    error: 403 HTTP error\n" +
        "Install the plugin by that command where its download can be reached.",
    );
  });
});

/** What a download or a build leaves: a pulumi that has its plugins. */
function leave(mark: "downloaded" | "built"): void {
  put(bin, mark, "");
  put(bin, "pulumi", `#!/bin/sh\necho '${THERE}'\n`);
  fs.chmodSync(path.join(bin, "pulumi"), 0o755);
}

const ours = () => ({ bin, home: path.join(path.dirname(bin), "home") });

test("without one, the official release is downloaded, and has a home of its own", async () => {
  jest.mocked(downloadPulumi).mockImplementation(async () => {
    leave("downloaded");
    return { downloaded: true };
  });
  expect(await ensure()).toEqual({ ...ours(), summary: "3.259.0, the official release" });
});

test("one that was downloaded is not downloaded again", async () => {
  leave("downloaded");
  expect(await ensure()).toEqual({ ...ours(), summary: "3.259.0, the official release" });
  expect(downloadPulumi).not.toHaveBeenCalled();
});

test("where that cannot be had, it is built", async () => {
  const go = fakeProgram("go");
  jest.mocked(downloadPulumi).mockResolvedValue(NO_RELEASE);
  jest.mocked(buildPulumi).mockResolvedValue({ summary: "3.259.0, built" });
  expect(await ensure()).toEqual({ ...ours(), summary: "3.259.0, built" });
  go.remove();
});

test("one that was built is there again without a download, and without go", async () => {
  leave("built");
  jest.mocked(buildPulumi).mockResolvedValue({ summary: "3.259.0, built earlier" });
  expect(await ensure()).toEqual({ ...ours(), summary: "3.259.0, built earlier" });
  expect(downloadPulumi).not.toHaveBeenCalled();
});

test("ours on PATH, after npm run env, is no choice of the user's", async () => {
  leave("built");
  process.env.PATH = bin;
  jest.mocked(buildPulumi).mockResolvedValue({ summary: "3.259.0, built earlier" });
  expect(await ensure()).toMatchObject({ bin });
});

test("a host for YAML programs is built where pulumi was, and comes with any other", async () => {
  leave("built");
  jest.mocked(buildYaml).mockResolvedValue({ summary: "built" });
  expect(await ensureYaml(bin, () => {})).toEqual({ summary: "built" });
  expect(await ensureYaml(null, () => {})).toEqual({ summary: "comes with Pulumi" });
  fs.rmSync(path.join(bin, "built"));
  expect(await ensureYaml(bin, () => {})).toEqual({ summary: "comes with Pulumi" });
});
