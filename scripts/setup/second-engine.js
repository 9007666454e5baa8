const { BASE } = require("./debian-base");
const { inspectImages } = require("./known-images");
const { FORKY, forkyRecipe, makeOwnImages } = require("./own-images");

/** A current Docker, with BuildKit: what its tests run beside the engine of this machine. */
const ENGINE = "flask-serving/engine:forky";

/**
 * Makes the image of the second engine, unless it is there as it should be.
 * @param {import("./step").Show} show
 * @returns its name
 */
async function ensureSecondEngine(show) {
  const engine = { image: ENGINE, directory: "engine", base: FORKY, version: "" };
  const recipes = [forkyRecipe(), engine];
  const known = await inspectImages([BASE, ...recipes.map(({ image }) => image)]);
  await makeOwnImages(recipes, known, show);
  return ENGINE;
}

module.exports = { ensureSecondEngine };
