const { readFileSync } = require("node:fs");
const path = require("node:path");
const { askedPythons } = require("./asked-pythons");
const { BASE } = require("./debian-base");
const { inspectImages } = require("./known-images");
const { makeOwnImages, ownRecipes } = require("./own-images");
const { ROOT } = require("./paths");
const { tryRun } = require("./run");

/**
 * The images that a stack starts from, by their official names.
 * @type {Record<string, string>}
 */
const OFFICIAL = JSON.parse(readFileSync(path.join(ROOT, "configs", "images.json"), "utf8"));

/** A deployment that wants it pulls it itself: few have a certificate by ACME. */
const ON_DEMAND = "lego";

/**
 * The official images where they are there or can be pulled, else images of our own on a Debian base.
 * @param {import("./step").Show} show
 * @returns the environment variables that name ours
 */
async function ensureImages(show) {
  const { chosen, all } = ownRecipes(OFFICIAL, askedPythons(ROOT));
  const ours = all.flatMap(({ base, image }) => [base, image]);
  const known = await inspectImages([...Object.values(OFFICIAL), ...ours]);
  if (await allOfficial(known, show)) return { env: {}, summary: "the official ones" };
  const made = await makeOwnImages(all, known, show);
  const env = Object.fromEntries(
    Object.entries(chosen).map(([name, { image }]) => [
      `FLASK_SERVING_${name.toUpperCase()}_IMAGE`,
      image,
    ]),
  );
  const how = made.length > 0 ? `made ${made.join(", ")}` : "made earlier";
  return { env, summary: `our own (${Object.values(env).join(", ")}), ${how}` };
}

/**
 * @param {import("./known-images").KnownImages} known
 * @param {import("./step").Show} show
 */
async function allOfficial(known, show) {
  for (const [name, official] of Object.entries(OFFICIAL)) {
    if (known.has(official) || name === ON_DEMAND) continue;
    // Ours were made because these could not be pulled: do not wait for that again.
    if (known.has(BASE)) return false;
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
