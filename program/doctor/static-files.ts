import * as path from "node:path";
import type { Finding, Look } from "./finding";

/** The app's static folder, where it plainly lies: nginx may serve it, if the app need not be asked. */
export function staticFindings({ files, texts }: Look): Finding[] {
  const sources = files.filter((file) => file.endsWith(".py"));
  const has = (form: RegExp) => sources.find((file) => form.test(texts[file] ?? ""));
  if (has(/\bstatic_(url_path|folder)\s*=/)) return [];
  const makers = sources.filter((file) => /\bFlask\(\s*__name__/.test(texts[file] ?? ""));
  const [maker] = makers;
  if (maker === undefined || makers.length > 1) return [];
  // Beside the source that makes the app, or in its package.
  const value = path.posix.join(path.posix.dirname(maker), "static");
  const count = files.filter((file) => file.startsWith(`${value}/`)).length;
  if (count === 0) return [];
  const guard = has(/\bbefore_(app_)?request\b/);
  const what = `nginx then serves what is in ${value}/ without asking the app`;
  const why = guard ? `${what}, past the before_request in ${guard}` : what;
  return [{ key: "staticFiles.dir", value, why, kind: "choice" }];
}
