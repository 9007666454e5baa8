const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { aptInstall } = require("./apt");
const { inspectImages } = require("./known-images");
const { cacheDirectory, onPath } = require("./paths");
const { run, SetupError } = require("./run");

/** What all our own images are built on. */
const BASE = "flask-serving/base:trixie";

/**
 * Makes the base with debootstrap.
 * @param {import("./known-images").KnownImages} known it is among them afterwards
 * @param {import("./step").Show} show
 */
async function makeBase(known, show) {
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
    await bootstrap(path.join(scratch, "root"), path.join(scratch, "base.tar"), show);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  for (const [name, made] of await inspectImages([BASE])) known.set(name, made);
  return true;
}

/**
 * @param {string} root
 * @param {string} tar
 * @param {import("./step").Show} show
 */
async function bootstrap(root, tar, show) {
  await run("debootstrap", ["--variant=minbase", "trixie", root], { onLine: show });
  // A build that breaks off is thrown away whole: what is unpacked need not reach the disk at once.
  writeFileSync(path.join(root, "etc/dpkg/dpkg.cfg.d/unsafe-io"), "force-unsafe-io\n");
  const without = ["var/cache/apt/*", "var/lib/apt/lists/*"].map((one) => `--exclude=./${one}`);
  await run("tar", ["-C", root, ...without, "-c", "-f", tar, "."]);
  await run("docker", ["import", tar, BASE]);
}

module.exports = { BASE, makeBase };
