const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { aptInstall } = require("./apt");
const { inspectImages } = require("./known-images");
const { cacheDirectory, onPath } = require("./paths");
const { run, SetupError } = require("./run");

/** @param {string} release of Debian's, such as `bookworm` */
const baseOf = (release) => `flask-serving/base:${release}`;

/** What our own images are built on. */
const BASE = baseOf("trixie");

/**
 * Makes a base with debootstrap.
 * @param {string} image as `baseOf` names it
 * @param {import("./known-images").KnownImages} known it is among them afterwards
 * @param {import("./step").Show} show
 */
async function makeBase(image, known, show) {
  if (process.getuid?.() !== 0) {
    throw new SetupError(
      "The official images cannot be pulled, and only root can make a base image with debootstrap.\n" +
        "Run this as root once, or load python, node, nginx and locustio/locust images into Docker by `docker load`.",
    );
  }
  if (!onPath("debootstrap")) await aptInstall(["debootstrap"], show);
  mkdirSync(cacheDirectory(), { recursive: true });
  const scratch = mkdtempSync(path.join(cacheDirectory(), "debootstrap-"));
  try {
    show(`making ${image} with debootstrap`);
    await bootstrap(image, scratch, show);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  for (const [name, made] of await inspectImages([image])) known.set(name, made);
  return true;
}

/**
 * @param {string} image
 * @param {string} scratch a directory to work in
 * @param {import("./step").Show} show
 */
async function bootstrap(image, scratch, show) {
  const [root, tar] = [path.join(scratch, "root"), path.join(scratch, "base.tar")];
  const [, release = ""] = image.split(":");
  await run("debootstrap", ["--variant=minbase", release, root], { onLine: show });
  // A build that breaks off is thrown away whole: what is unpacked need not reach the disk at once.
  const dpkg = path.join(root, "etc/dpkg/dpkg.cfg.d");
  mkdirSync(dpkg, { recursive: true });
  writeFileSync(path.join(dpkg, "unsafe-io"), "force-unsafe-io\n");
  const without = ["var/cache/apt/*", "var/lib/apt/lists/*"].map((one) => `--exclude=./${one}`);
  await run("tar", ["-C", root, ...without, "-c", "-f", tar, "."]);
  await run("docker", ["import", tar, image]);
}

module.exports = { BASE, baseOf, makeBase };
