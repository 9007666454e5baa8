import { hasBuildScript } from "../../configs/image/frontend-build";
import { appPathsFindings } from "./app-paths";
import { builtAt } from "./built-at";
import type { Finding, Look } from "./finding";
import { frontAddressFindings } from "./front-addresses";

/**
 * A front end that a package.json below builds, or around the app: where it is the only one, it is the app's.
 * @param app where the app itself lies
 */
export function frontendFindings(look: Look, app: Look): Finding[] {
  const { appDir, files, texts } = look;
  // Where the app itself lies at the top, a package.json there is for its tools.
  const isThere =
    app.appDir === appDir ? /^([^/]+\/){1,3}package\.json$/ : /^([^/]+\/){0,3}package\.json$/;
  const directories = files
    .filter((file) => isThere.test(file) && hasBuildScript(texts[file]))
    .map((file) => file.replace(/\/?package\.json$/, ""));
  const [only] = directories;
  const kind = directories.length === 1 ? "certain" : "choice";
  const found = directories.map((directory): Finding => {
    const why = `${within(directory, "package.json")} has a build script`;
    return { key: "frontend.dir", value: within(appDir, directory), why, kind };
  });
  if (only === undefined) return [];
  const own = directories.map((directory) => `${within(appDir, directory)}/`);
  const isApart = (file: string) =>
    !own.some((one) => !app.appDir.startsWith(one) && `${app.appDir}/${file}`.startsWith(one));
  const apart = { ...app, files: app.files.filter(isApart) };
  const paths = appPathsFindings(apart, kind);
  if (kind === "choice") return [...found, ...paths];
  return [...found, ...outDirOf(only, texts), ...paths, ...frontAddressFindings(only, look)];
}

function within(directory: string, name: string): string {
  return [directory, name].filter(Boolean).join("/");
}

/** Where it is not built to `dist`, as far as its own configuration says. */
function outDirOf(directory: string, texts: Look["texts"]): Finding[] {
  const key = "frontend.outDir";
  const found = builtAt((name) => texts[within(directory, name)] ?? "");
  if (found === undefined || found.value === "dist") return [];
  const { value, why } = found;
  if (!value.startsWith("..")) return [{ key, value, why: why(directory), kind: "certain" }];
  const outside = `${why(directory).replace(/ says so$/, "")} builds out of its directory, to ${value}: build it by yourself, or to a directory within`;
  return [{ key, value: "dist", why: outside, kind: "choice" }];
}
