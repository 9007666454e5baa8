const { createHash } = require("node:crypto");
const { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { run, SetupError } = require("./run");

const RELEASES = "https://get.pulumi.com/releases/sdk";
const CHECKSUMS = "https://github.com/pulumi/pulumi/releases/download";
/** @type {Partial<Record<NodeJS.Platform, string>>} */
const OS = { linux: "linux", darwin: "darwin" };
/** @type {Partial<Record<NodeJS.Architecture, string>>} */
const ARCH = { x64: "x64", arm64: "arm64" };

/**
 * Downloads the official release and checks it against its published checksum; says why where it cannot.
 * @param {import("./pulumi").Place} place
 * @param {typeof import("./pulumi").VERSIONS} versions
 * @param {import("./step").Show} show
 * @returns {Promise<{ downloaded?: true, reason?: string }>}
 */
async function downloadPulumi({ bin }, { pulumi: version }, show) {
  const system = OS[process.platform];
  const arch = ARCH[process.arch];
  if (!system || !arch) return { reason: `no release for ${process.platform} ${process.arch}` };
  const file = `pulumi-v${version}-${system}-${arch}.tar.gz`;
  show(`downloading the official release ${version}`);
  const archive = await fetched(`${RELEASES}/${file}`);
  if ("reason" in archive) return archive;
  const sums = await fetched(`${CHECKSUMS}/v${version}/pulumi-${version}-checksums.txt`);
  if ("reason" in sums) return sums;
  check(archive.body, sums.body.toString(), file);
  await unpack(archive.body, bin);
  return { downloaded: true };
}

/** @param {string} url */
async function fetched(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(120_000) });
    if (!response.ok) return { reason: `${url} answers ${response.status}` };
    return { body: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    return { reason: `${url}: ${networkCause(error)}` };
  }
}

/**
 * What fetch failed of: its own message says only that it did.
 * @param {unknown} error
 */
function networkCause(error) {
  const { cause, message } = /** @type {Error & { cause?: { code?: string } }} */ (error);
  return cause?.code ?? message;
}

/**
 * @param {Buffer} archive
 * @param {string} sums
 * @param {string} file
 */
function check(archive, sums, file) {
  const sum = createHash("sha256").update(archive).digest("hex");
  if (sums.split("\n").some((line) => line.includes(file) && line.includes(sum))) return;
  throw new SetupError(
    `${file} does not have its published checksum: it came as ${sum}. Nothing of it was run. Try again.`,
  );
}

/**
 * Put in place by one rename: an interrupted download is never taken for a whole one.
 * @param {Buffer} archive
 * @param {string} bin
 */
async function unpack(archive, bin) {
  mkdirSync(path.dirname(bin), { recursive: true });
  const scratch = mkdtempSync(`${bin}-`);
  try {
    await run("tar", ["-xz", "--strip-components=1", "-C", scratch, "-f", "-"], { input: archive });
    writeFileSync(path.join(scratch, "downloaded"), "");
    rmSync(bin, { recursive: true, force: true });
    renameSync(scratch, bin);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

module.exports = { downloadPulumi };
