import { isList } from "../../configs/image/packages/way";
import type { Look } from "./finding";

/** What lists an app's packages, behind the directory that it lies in. */
const LIST =
  /^(.*\/)?(requirements\.txt|requirements\/[^/]+\.txt|pyproject\.toml|uv\.lock|poetry\.lock|Pipfile|setup\.(?:py|cfg))$/;

/** Many have these for nothing but the settings of their tools. */
const OF_TOOLS = /(^|\/)(setup\.cfg|pyproject\.toml)$/;

/** Where lists lie that are not an app's own place. */
const ASIDE = /(^|\/)(deploy|docker)\/$/;

/**
 * The directory that an app is served from, relative to the one that is looked at: where its packages are
 * listed, if that is one place below, beside a front end.
 */
export function rootOf({ files, texts }: Pick<Look, "files" | "texts">): string {
  const lists = files.filter((file) => !OF_TOOLS.test(file) || isList(file, texts[file]));
  const found = lists.map((file) => LIST.exec(file)).filter((match) => match !== null);
  const directories = [...new Set(found.map(([, directory = ""]) => directory))];
  const [only] = directories;
  if (directories.length !== 1 || only === undefined || ASIDE.test(only)) return "";
  const sources = files.filter((file) => file.endsWith(".py"));
  // What is imported from above has to be served from there.
  const isAbove = (file: string) => only.startsWith(file.slice(0, file.lastIndexOf("/") + 1));
  const hasOwn = sources.some((file) => file.startsWith(only));
  const isAround = sources.some((file) => !file.startsWith(only) && isAbove(file));
  return hasOwn && !isAround ? only.slice(0, -1) : "";
}

/** The same look from a directory below. */
export function below(look: Look, directory: string): Look {
  if (directory === "") return look;
  const prefix = `${directory}/`;
  const within = (file: string) => file.startsWith(prefix);
  const texts = Object.entries(look.texts).filter(([file]) => within(file));
  return {
    ...look,
    appDir: `${look.appDir}/${directory}`,
    files: look.files.filter(within).map((file) => file.slice(prefix.length)),
    texts: Object.fromEntries(texts.map(([file, text]) => [file.slice(prefix.length), text])),
  };
}
