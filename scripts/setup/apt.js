const { onPath } = require("./paths");
const { run, SetupError } = require("./run");

/**
 * Installs Debian packages.
 * @param {string[]} packages
 * @param {import("./step").Show} show
 * @throws SetupError where that takes another user or another system
 */
async function aptInstall(packages, show) {
  if (!onPath("apt-get") || process.getuid?.() !== 0) {
    throw new SetupError(
      `${packages.join(" and ")} would have to be installed, which this does only as root on Debian or Ubuntu.\n` +
        `Install it by hand (\`sudo apt-get install ${packages.join(" ")}\`), then run this again.`,
    );
  }
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  show("apt-get update");
  await run("apt-get", ["update"], { env, onLine: show });
  show(`apt-get install ${packages.join(" ")}`);
  await run("apt-get", ["install", "-y", "--no-install-recommends", ...packages], {
    env,
    onLine: show,
  });
}

module.exports = { aptInstall };
