const { tryRun } = require("./run");

/**
 * An image's id, or what `format` asks of it; undefined where there is no such image.
 * @param {string} image
 */
async function imageId(image, format = "{{.Id}}") {
  const args = ["image", "inspect", "--format", format, image];
  const { exitCode, stdout } = await tryRun("docker", args);
  return exitCode === 0 ? stdout.trim() : undefined;
}

module.exports = { imageId };
