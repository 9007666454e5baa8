const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { aptInstall } = require("./apt");
const { imageId } = require("./image-id");
const { cacheDirectory, onPath } = require("./paths");
const { run, SetupError } = require("./run");

/** What all our own images are built on. */
const BASE = "flask-serving/base:trixie";

/**
 * Makes the base with debootstrap, unless it is there.
 * @param {import("./step").Show} show
 * @returns whether it was made
 */
async function ensureBase(show) {
  if (await imageId(BASE)) return false;
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
    show("making a Debian base with debootstrap");
    await makeBase(path.join(scratch, "root"), path.join(scratch, "base.tar"), show);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return true;
}

/**
 * @param {string} root
 * @param {string} tar
 * @param {import("./step").Show} show
 */
async function makeBase(root, tar, show) {
  await run("debootstrap", ["--variant=minbase", "trixie", root], { onLine: show });
  // A build that breaks off is thrown away whole: what is unpacked need not reach the disk at once.
  writeFileSync(path.join(root, "etc/dpkg/dpkg.cfg.d/unsafe-io"), "force-unsafe-io\n");
  const without = ["var/cache/apt/*", "var/lib/apt/lists/*"].map((one) => `--exclude=./${one}`);
  await run("tar", ["-C", root, ...without, "-c", "-f", tar, "."]);
  await run("docker", ["import", tar, BASE]);
}

module.exports = { BASE, ensureBase };
