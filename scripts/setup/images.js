const { readFileSync } = require("node:fs");
const path = require("node:path");
const { askedPythons } = require("./asked-pythons");
const { BASE } = require("./debian-base");
const { imageId } = require("./image-id");
const { ensureOwnImages } = require("./own-images");
const { ROOT } = require("./paths");
const { tryRun } = require("./run");

/**
 * The images that a stack starts from, by their official names.
 * @type {Record<string, string>}
 */
const OFFICIAL = JSON.parse(readFileSync(path.join(ROOT, "configs", "images.json"), "utf8"));

/**
 * The official images where they are there or can be pulled, else images of our own on a Debian base.
 * @param {import("./step").Show} show
 * @returns the environment variables that name ours
 */
async function ensureImages(show) {
  if (await allOfficial(show)) return { env: {}, summary: "the official ones" };
  const { images, made } = await ensureOwnImages(OFFICIAL, askedPythons(ROOT), show);
  const env = Object.fromEntries(
    Object.entries(images).map(([name, image]) => [
      `FLASK_SERVING_${name.toUpperCase()}_IMAGE`,
      image,
    ]),
  );
  const how = made.length > 0 ? `made ${made.join(", ")}` : "made earlier";
  return { env, summary: `our own (${Object.values(images).join(", ")}), ${how}` };
}

/** @param {import("./step").Show} show */
async function allOfficial(show) {
  for (const official of Object.values(OFFICIAL)) {
    if (await imageId(official)) continue;
    // Ours were made because these could not be pulled: do not wait for that again.
    if (await imageId(BASE)) return false;
    show(`pulling ${official}`);
    const { exitCode } = await tryRun("docker", ["pull", official], {
      timeoutMs: 600_000,
      onLine: show,
    });
    if (exitCode !== 0) return false;
  }
  return true;
}

module.exports = { ensureImages };
