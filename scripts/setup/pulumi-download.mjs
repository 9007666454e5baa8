import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run, SetupError } from "./run.mjs";

const RELEASES = "https://get.pulumi.com/releases/sdk";
const CHECKSUMS = "https://github.com/pulumi/pulumi/releases/download";
const OS = { linux: "linux", darwin: "darwin" };
const ARCH = { x64: "x64", arm64: "arm64" };

/** Downloads the official release and checks it against its published checksum; says why where it cannot. */
export async function downloadPulumi({ bin }, { pulumi: version }, show) {
  const system = OS[process.platform];
  const arch = ARCH[process.arch];
  if (!system || !arch) return { reason: `no release for ${process.platform} ${process.arch}` };
  const file = `pulumi-v${version}-${system}-${arch}.tar.gz`;
  show(`downloading the official release ${version}`);
  const archive = await fetched(`${RELEASES}/${file}`);
  if (archive.reason) return archive;
  const sums = await fetched(`${CHECKSUMS}/v${version}/pulumi-${version}-checksums.txt`);
  if (sums.reason) return sums;
  check(archive.body, sums.body.toString(), file);
  await unpack(archive.body, bin);
  return { downloaded: true };
}

async function fetched(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(120_000) });
    if (!response.ok) return { reason: `${url} answers ${response.status}` };
    return { body: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    return { reason: `${url}: ${error.cause?.code ?? error.message}` };
  }
}

function check(archive, sums, file) {
  const sum = createHash("sha256").update(archive).digest("hex");
  if (sums.split("\n").some((line) => line.includes(file) && line.includes(sum))) return;
  throw new SetupError(
    `${file} does not have its published checksum: it came as ${sum}. Nothing of it was run. Try again.`,
  );
}

/** Put in place by one rename: an interrupted download is never taken for a whole one. */
async function unpack(archive, bin) {
  mkdirSync(path.dirname(bin), { recursive: true });
  const scratch = mkdtempSync(`${bin}-`);
  await run("tar", ["-xz", "--strip-components=1", "-C", scratch, "-f", "-"], { input: archive });
  writeFileSync(path.join(scratch, "downloaded"), "");
  rmSync(bin, { recursive: true, force: true });
  renameSync(scratch, bin);
}
