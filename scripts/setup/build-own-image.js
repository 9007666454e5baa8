const { copyFileSync, mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { inspectImages } = require("./known-images");
const { hashOf, ROOT } = require("./paths");
const { run } = require("./run");

const HASH_LABEL = "flask-serving.dockerfile";

/**
 * What an image of our own is built from: a directory of scripts/images, and the values of its ARGs.
 * @typedef {{ image: string, directory: string, base: string, version: string }} Recipe
 */

/**
 * Builds an image of our own, unless it is there as its Dockerfile and its base are now.
 * @param {Recipe} recipe
 * @param {import("./known-images").KnownImages} known it is among them afterwards
 * @param {import("./step").Show} show
 * @returns whether it was built
 */
async function buildOwnImage({ image, directory, base, version }, known, show) {
  const dockerfile = path.join(ROOT, "scripts", "images", directory, "Dockerfile");
  const hash = `${hashOf([dockerfile])} ${known.get(base)?.id}`;
  if (known.get(image)?.labels[HASH_LABEL] === hash) return false;
  show(`building ${image}`);
  const context = mkdtempSync(path.join(os.tmpdir(), "flask-serving-image-"));
  try {
    copyFileSync(dockerfile, path.join(context, "Dockerfile"));
    putCaBundle(path.join(context, "ca-bundle.crt"));
    const values = ["--build-arg", `BASE=${base}`, "--build-arg", `VERSION=${version}`];
    const args = ["build", "--force-rm", ...values, "--label", `${HASH_LABEL}=${hash}`];
    await run("docker", [...args, "--tag", image, context], {
      onLine: (line) => show(`${image}: ${line}`),
    });
  } finally {
    rmSync(context, { recursive: true });
  }
  for (const [name, built] of await inspectImages([image])) known.set(name, built);
  return true;
}

/**
 * The certificates that this machine's own tools trust, for networks that sign TLS anew.
 * @param {string} file
 */
function putCaBundle(file) {
  const { PIP_CERT, REQUESTS_CA_BUNDLE, SSL_CERT_FILE } = process.env;
  const bundle = PIP_CERT || REQUESTS_CA_BUNDLE || SSL_CERT_FILE;
  if (bundle) copyFileSync(bundle, file);
  else writeFileSync(file, "");
}

module.exports = { buildOwnImage };
