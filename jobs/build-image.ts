import * as fs from "node:fs";
import * as path from "node:path";
import { Label, labelArgv, type Labels } from "../configs/container/labels";
import { MODULES } from "../configs/container/modules";
import { buildFailure } from "../configs/image/build-failure";
import { CA_BUNDLE } from "../configs/image/ca-bundle";
import { docker, tryDocker } from "./lib/docker";
import { PAYLOAD } from "./lib/payload";
import { JobError, progress, runJob } from "./lib/job";

/** What an image is made of. Paths are relative to where the job runs. */
export interface ImageInput {
  imageName: string;
  dockerfile: string;
  /** Where the build is laid out: the app's own directory is only read. */
  buildDirectory: string;
  appDir: string;
  /** The app's files, relative to its directory. */
  files: string[];
  /** A front end that becomes a part of it; its files are relative to its directory. */
  frontend?: { directory: string; files: string[] };
  labels: Labels;
  /** Remembered in the image: an image without it is another one, or none. */
  generation: string;
  caBundle?: string;
}

/** Builds an app's image, unless one of its name, which tells its content, is there. */
export async function buildImage(input: ImageInput): Promise<{ imageId: string }> {
  const known = await imageId(input.imageName);
  if (known) return { imageId: known };
  layOut(input);
  const bundle = path.join(input.buildDirectory, CA_BUNDLE);
  try {
    putCaBundle(bundle, input.caBundle);
    await build(input);
  } finally {
    fs.rmSync(bundle, { force: true });
  }
  return { imageId: await docker(["image", "inspect", "--format", "{{.Id}}", input.imageName]) };
}

async function imageId(name: string): Promise<string | undefined> {
  const { exitCode, stdout } = await tryDocker(["image", "inspect", "--format", "{{.Id}}", name]);
  return exitCode === 0 ? stdout.trim() : undefined;
}

function layOut({ buildDirectory, dockerfile, appDir, files, frontend }: ImageInput): void {
  fs.rmSync(buildDirectory, { recursive: true, force: true });
  fs.mkdirSync(buildDirectory, { recursive: true });
  fs.writeFileSync(path.join(buildDirectory, "Dockerfile"), dockerfile);
  copyFiles(appDir, path.join(buildDirectory, "app"), files);
  copyFiles(PAYLOAD, path.join(buildDirectory, "modules"), MODULES);
  if (!frontend) return;
  copyFiles(frontend.directory, path.join(buildDirectory, "frontend"), frontend.files);
}

function copyFiles(from: string, to: string, files: string[]): void {
  fs.mkdirSync(to, { recursive: true });
  const made = new Set<string>();
  for (const file of files) {
    const [source, target] = [path.join(from, file), path.join(to, file)];
    try {
      const parent = path.dirname(target);
      if (!made.has(parent)) fs.mkdirSync(parent, { recursive: true });
      made.add(parent);
      copyFile(source, target);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new JobError(`${source} could not be copied to ${target}, for the build: ${code}.`);
    }
  }
}

/** A link stays a link, wherever it leads. */
function copyFile(source: string, target: string): void {
  const stat = fs.lstatSync(source);
  if (stat.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(source), target);
  else fs.copyFileSync(source, target, fs.constants.COPYFILE_FICLONE);
}

/** The certificates that this machine's own tools trust, for networks that sign TLS anew. */
function putCaBundle(target: string, configured: string | undefined): void {
  const { PIP_CERT, REQUESTS_CA_BUNDLE, SSL_CERT_FILE } = process.env;
  const bundle = configured ?? PIP_CERT ?? REQUESTS_CA_BUNDLE ?? SSL_CERT_FILE;
  if (!bundle) return;
  if (!fs.statSync(bundle, { throwIfNoEntry: false })?.isFile()) {
    throw new JobError(
      `caBundle: expected a file of CA certificates, got ${bundle}, which is none.`,
    );
  }
  fs.copyFileSync(bundle, target);
}

async function build({ imageName, buildDirectory, generation }: ImageInput): Promise<void> {
  const labels = labelArgv({ [Label.Generation]: generation });
  const args = ["build", "--force-rm", ...proxies(), ...labels, "--tag", imageName];
  const result = await tryDocker([...args, buildDirectory], { onLine: showStep });
  if (result.exitCode === 0) return;
  throw new JobError(buildFailure(result.all));
}

/** The builder's steps, the legacy one's and BuildKit's; on a failure its last lines are told anyway. */
function showStep(line: string): void {
  if (/^(Step|#\d+ \[)/.test(line)) progress(line.slice(0, 100));
}

/** Docker knows these without an ARG, and keeps their values out of the image's history. */
function proxies(): string[] {
  const names = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"];
  return names.filter((name) => process.env[name]).flatMap((name) => ["--build-arg", name]);
}

if (require.main === module) runJob(buildImage);
