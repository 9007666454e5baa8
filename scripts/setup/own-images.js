const { readFileSync } = require("node:fs");
const path = require("node:path");
const { buildOwnImage } = require("./build-own-image");
const { BASE, baseOf, makeBase } = require("./debian-base");
const { ROOT } = require("./paths");

/** The base with Debian's next release as a source too. */
const FORKY = baseOf("forky");

/**
 * Which of Debian's releases has a version of Python: an old one's packages are not to be had for a newer.
 * @type {Record<string, string>}
 */
const PYTHONS = JSON.parse(readFileSync(path.join(ROOT, "configs", "own-pythons.json"), "utf8"));

/** @typedef {import("./build-own-image").Recipe} Recipe */

/** @returns {Recipe} how that is made */
function forkyRecipe() {
  return { image: FORKY, directory: "forky", base: BASE, version: "" };
}

/**
 * How the images of our own are made, each after the one that it is built on.
 * @param {Record<string, string>} official the official images, whose versions ours have
 * @param {string[]} pythons the versions of Python that are asked for besides
 */
function ownRecipes(official, pythons) {
  /**
   * @param {string} name
   * @param {string} base
   * @returns {Recipe}
   */
  const like = (name, base, version = versionOf(official[name])) => ({
    image: `flask-serving/${name}:${version}`,
    ...{ directory: name, base, version },
  });
  const python = like("python", BASE);
  // Both come by pip.
  const [node, locust] = [like("node", python.image), like("locust", python.image)];
  const [nginx, lego] = [like("nginx", FORKY), like("lego", FORKY)];
  const chosen = { python, node, nginx, lego, locust };
  const besides = pythons.flatMap((version) => {
    const release = PYTHONS[version];
    return release === undefined ? [] : [like("python", baseOf(release), version)];
  });
  const all = [forkyRecipe(), ...Object.values(chosen)];
  return { chosen, all: [...all, ...besides.filter(({ image }) => image !== python.image)] };
}

/**
 * Makes the images of our own that are not there as they should be.
 * @param {Recipe[]} recipes
 * @param {import("./known-images").KnownImages} known
 * @param {import("./step").Show} show
 * @returns the names of those that were made now
 */
async function makeOwnImages(recipes, known, show) {
  /** @type {Map<string, Promise<boolean>>} */
  const ready = new Map();
  /** @param {string} base */
  const readyBase = (base) => {
    const standing = ready.get(base) ?? (known.has(base) ? undefined : makeBase(base, known, show));
    if (standing) ready.set(base, standing);
    return standing;
  };
  for (const recipe of recipes) {
    const make = () => buildOwnImage(recipe, known, show);
    ready.set(recipe.image, Promise.resolve(readyBase(recipe.base)).then(make));
  }
  const made = await Promise.all(
    [...ready].map(async ([image, isMade]) => ((await isMade) ? [image] : [])),
  );
  return made.flat();
}

/** @param {string | undefined} official such as `python:3.13-slim-trixie` */
function versionOf(official = "") {
  return /:v?(\d[\d.]*)/.exec(official)?.[1] ?? "";
}

module.exports = { FORKY, forkyRecipe, makeOwnImages, ownRecipes };
