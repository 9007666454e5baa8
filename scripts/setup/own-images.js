const { readFileSync } = require("node:fs");
const path = require("node:path");
const { buildOwnImage } = require("./build-own-image");
const { BASE, ensureBase } = require("./debian-base");
const { ROOT } = require("./paths");

/** The base with Debian's next release as a source too. */
const FORKY = "flask-serving/base:forky";

/**
 * Which of Debian's releases has a version of Python.
 * @type {Record<string, string>}
 */
const PYTHONS = JSON.parse(readFileSync(path.join(ROOT, "configs", "own-pythons.json"), "utf8"));

/**
 * Images of our own, each made unless it is there.
 * @param {Record<string, string>} official the official images, whose versions ours have
 * @param {string[]} pythons the versions of Python that are asked for besides
 * @param {import("./step").Show} show
 * @returns their names, and which of them were made now
 */
async function ensureOwnImages(official, pythons, show) {
  const made = (await ensureBase(show)) ? [BASE] : [];
  /**
   * @param {string} image
   * @param {import("./build-own-image").Recipe} recipe
   */
  const ensure = async (image, recipe) => {
    if (await buildOwnImage(image, recipe, show)) made.push(image);
    return image;
  };
  /**
   * @param {string} name
   * @param {string} base
   */
  const own = (name, base, version = versionOf(official[name])) =>
    ensure(`flask-serving/${name}:${version}`, { directory: name, base, version });
  const onPython = async () => {
    const python = await own("python", BASE);
    // Both come by pip.
    const [node, locust] = await Promise.all([own("node", python), own("locust", python)]);
    return { python, node, locust };
  };
  await ensure(FORKY, { directory: "forky", base: BASE, version: "" });
  const newer = pythons.filter((version) => PYTHONS[version] === "forky");
  const [images, nginx] = await Promise.all([
    onPython(),
    own("nginx", FORKY),
    ...newer.map((version) => own("python", FORKY, version)),
  ]);
  return { images: { ...images, nginx }, made };
}

/** @param {string | undefined} official such as `python:3.13-slim-trixie` */
function versionOf(official = "") {
  return /:(\d[\d.]*)/.exec(official)?.[1] ?? "";
}

module.exports = { ensureOwnImages };
