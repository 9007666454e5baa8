import type { Look } from "./finding";

/** What lists an app's packages. */
const LISTS = /(^|\/)(requirements\.txt|pyproject\.toml|uv\.lock|poetry\.lock|Pipfile|setup\.py)$/;

/**
 * The directory that an app is served from, relative to the one that is looked at: where its packages are
 * listed, if that is one place below, beside a front end.
 */
export function rootOf({ files }: Pick<Look, "files">): string {
  const lists = files.filter((file) => LISTS.test(file));
  const directories = [...new Set(lists.map((file) => file.slice(0, file.lastIndexOf("/") + 1)))];
  const [only] = directories;
  const isBelow = directories.length === 1 && only !== undefined && /^[^/]+\/$/.test(only);
  // What is imported from the top has to be served from there.
  const hasSources = files.some((file) => /^[^/]+\.py$/.test(file));
  return isBelow && !hasSources && !/^(requirements|deploy|docker)\/$/.test(only)
    ? only.slice(0, -1)
    : "";
}

/** The same look from a directory below. */
export function below(look: Look, directory: string): Look {
  if (directory === "") return look;
  const prefix = `${directory}/`;
  const within = (file: string) => file.startsWith(prefix);
  const texts = Object.entries(look.texts).filter(([file]) => within(file));
  return {
    appDir: `${look.appDir}/${directory}`,
    files: look.files.filter(within).map((file) => file.slice(prefix.length)),
    texts: Object.fromEntries(texts.map(([file, text]) => [file.slice(prefix.length), text])),
  };
}
