import * as path from "node:path";
import { run, succeeded } from "./project";

/** Makes the package of this repository, and installs it in a directory, with what else is asked for. */
export async function installPackage(directory: string, ...others: string[]): Promise<void> {
  const root = path.join(__dirname, "..", "..");
  const packed = ["pack", "--silent", "--pack-destination", directory];
  const { output } = succeeded(await run("npm", packed, root, {}));
  const [tarball = ""] = output.trim().split("\n").slice(-1);
  const quiet = ["--no-audit", "--no-fund", "--prefer-offline"];
  succeeded(await run("npm", ["install", ...quiet, tarball, ...others], directory, {}));
}
