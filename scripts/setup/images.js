const {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { aptInstall } = require("./apt");
const { cacheDirectory, hashOf, onPath, ROOT } = require("./paths");
const { run, SetupError, tryRun } = require("./run");

/**
 * The images that a stack starts from: the official name, and ours where that cannot be pulled.
 * @type {Record<string, string>}
 */
const OFFICIAL = JSON.parse(readFileSync(path.join(ROOT, "configs", "images.json"), "utf8"));
const BASE = "flask-serving/base:bookworm";
const HASH_LABEL = "flask-serving.dockerfile";

/**
 * The official images where they are there or can be pulled, else images of our own on a Debian base.
 * @param {import("./step").Show} show
 * @returns the environment variables that name ours
 */
async function ensureImages(show) {
  if (await allOfficial(show)) return { env: {}, summary: "the official ones" };
  /** @type {string[]} */
  const made = [];
  if (!(await exists(BASE))) made.push(await makeBase(show));
  // Locust's and Node.js's come by pip.
  const python = await ensureOurs("python", BASE, made, show);
  const names = {
    python,
    node: await ensureOurs("node", python, made, show),
    nginx: await ensureOurs("nginx", BASE, made, show),
    locust: await ensureOurs("locust", python, made, show),
  };
  const env = Object.fromEntries(
    Object.entries(names).map(([name, image]) => [
      `FLASK_SERVING_${name.toUpperCase()}_IMAGE`,
      image,
    ]),
  );
  const how = made.length > 0 ? `made ${made.join(", ")}` : "made earlier";
  return { env, summary: `our own (${Object.values(names).join(", ")}), ${how}` };
}

/** @param {import("./step").Show} show */
async function allOfficial(show) {
  for (const official of Object.values(OFFICIAL)) {
    if (await exists(official)) continue;
    // Ours were made because these could not be pulled: do not wait for that again.
    if (await exists(BASE)) return false;
    show(`pulling ${official}`);
    const { exitCode } = await tryRun("docker", ["pull", official], {
      timeoutMs: 600_000,
      onLine: show,
    });
    if (exitCode !== 0) return false;
  }
  return true;
}

/** @param {string} image */
async function exists(image, format = "{{.Id}}") {
  const { exitCode, stdout } = await tryRun("docker", [
    "image",
    "inspect",
    "--format",
    format,
    image,
  ]);
  return exitCode === 0 && stdout.trim();
}

/** @param {import("./step").Show} show */
async function makeBase(show) {
  if (process.getuid?.() !== 0) {
    throw new SetupError(
      "The official images cannot be pulled, and only root can make a base image with debootstrap.\n" +
        "Run this as root once, or load python, nginx and locustio/locust images into Docker by `docker load`.",
    );
  }
  if (!onPath("debootstrap")) await aptInstall(["debootstrap"], show);
  mkdirSync(cacheDirectory(), { recursive: true });
  const root = mkdtempSync(path.join(cacheDirectory(), "debootstrap-"));
  try {
    show("making a Debian base with debootstrap");
    await run("debootstrap", ["--variant=minbase", "bookworm", root], { onLine: show });
    const tar = path.join(root, "..", `${path.basename(root)}.tar`);
    await run("tar", ["-C", root, "-c", "-f", tar, "."]);
    await run("docker", ["import", "--change", `LABEL ${HASH_LABEL}=base`, tar, BASE]);
    rmSync(tar);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return BASE;
}

/**
 * One of ours, made again when its Dockerfile changed.
 * @param {string} name
 * @param {string} base
 * @param {string[]} made
 * @param {import("./step").Show} show
 */
async function ensureOurs(name, base, made, show) {
  const dockerfile = path.join(ROOT, "scripts", "images", name, "Dockerfile");
  const hash = hashOf([dockerfile]);
  const image = `flask-serving/${name}:bookworm`;
  if ((await exists(image, `{{index .Config.Labels "${HASH_LABEL}"}}`)) === hash) return image;
  show(`building ${image}`);
  const context = mkdtempSync(path.join(os.tmpdir(), "flask-serving-image-"));
  try {
    copyFileSync(dockerfile, path.join(context, "Dockerfile"));
    putCaBundle(path.join(context, "ca-bundle.crt"));
    const args = [
      "build",
      "--force-rm",
      "--build-arg",
      `BASE=${base}`,
      "--label",
      `${HASH_LABEL}=${hash}`,
    ];
    await run("docker", [...args, "--tag", image, context], {
      onLine: (line) => show(`${image}: ${line}`),
    });
  } finally {
    rmSync(context, { recursive: true });
  }
  made.push(image);
  return image;
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

module.exports = { ensureImages };
