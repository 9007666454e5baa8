import { onPath } from "./paths.mjs";
import { run, SetupError } from "./run.mjs";

/**
 * Installs Debian packages.
 * @throws SetupError where that takes another user or another system
 */
export async function aptInstall(packages, show) {
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
