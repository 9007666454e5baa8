const { tryRun } = require("./run");

/**
 * What Docker has, by name.
 * @typedef {Map<string, { id: string, labels: Record<string, string> }>} KnownImages
 */

/**
 * Asks Docker for images, all at once: each question takes it longer than its answer. What it does not have is absent.
 * @param {string[]} names
 * @returns {Promise<KnownImages>}
 */
async function inspectImages(names) {
  const args = ["image", "inspect", "--format", "{{json .}}", ...names];
  // It fails where one is missing, and tells of the others all the same.
  const { stdout } = await tryRun("docker", args);
  const images = stdout.split("\n").flatMap((line) => (line ? [JSON.parse(line)] : []));
  return new Map(
    images.flatMap(({ Id: id, RepoTags, Config }) =>
      (RepoTags ?? []).map((/** @type {string} */ name) => [
        name,
        { id, labels: Config?.Labels ?? {} },
      ]),
    ),
  );
}

module.exports = { inspectImages };
