import { posix } from "node:path";
import type { Finding, Look } from "./finding";

/** The app's static folder, where it plainly lies: nginx may serve it, if the app need not be asked. */
export function staticFindings(look: Look): Finding[] {
  const value = staticDirOf(look);
  if (value === undefined) return [];
  const guard = sourceWith(/\bbefore_(app_)?request\b/, look);
  const what = `nginx then serves what is in ${value}/ without asking the app`;
  const why = guard ? `${what}, past the before_request in ${guard}` : what;
  return [{ key: "staticFiles.dir", value, why, kind: "choice" }];
}

/** Where an app has its static files, if nothing says else: beside the one source that makes it, or in its package. */
export function staticDirOf({ files, texts }: Pick<Look, "files" | "texts">): string | undefined {
  if (sourceWith(/\bstatic_(url_path|folder)\s*=/, { files, texts }) !== undefined)
    return undefined;
  const [maker, ...others] = files.filter((file) => MAKES.test(sourceOf(file, texts)));
  if (maker === undefined || others.length > 0) return undefined;
  const directory = posix.join(posix.dirname(maker), "static");
  return files.some((file) => file.startsWith(`${directory}/`)) ? directory : undefined;
}

const MAKES = /\bFlask\(\s*__name__/;

function sourceWith(form: RegExp, { files, texts }: Pick<Look, "files" | "texts">) {
  return files.find((file) => form.test(sourceOf(file, texts)));
}

function sourceOf(file: string, texts: Look["texts"]): string {
  return file.endsWith(".py") ? (texts[file] ?? "") : "";
}
