import { choosePackages } from "../../configs/image/packages/way";
import type { Finding, Look } from "./finding";

/** The tools that read a lock of their own, as they are called where an app is built or started. */
const TOOLS: readonly [form: RegExp, lock: string][] = [
  [/\bpipenv\s+(?:install|sync|run)\b/, "Pipfile.lock"],
  [/\bpoetry\s+(?:install|sync|run)\b/, "poetry.lock"],
  [/\buv\s+(?:sync|run)\b/, "uv.lock"],
];
/** What tells how another host does it. */
const HOSTS = ["Procfile", "Dockerfile"];

/** Of a list and a lock beside each other the lock, where another host goes by it alone: then the list is a leftover. */
export function installedByFindings({ files, texts }: Look): Finding[] {
  const choice = choosePackages(undefined, { files, read: (file) => texts[file] });
  for (const file of HOSTS) {
    const text = texts[file] ?? "";
    const [, lock] = TOOLS.find(([form]) => form.test(text)) ?? [];
    if (lock === undefined || choice?.file === lock || !files.includes(lock)) continue;
    if (choice !== undefined && text.includes(choice.file)) continue;
    const why = `${file} goes by it, and not by ${choice?.file ?? "any other list"}`;
    return [{ key: "requirements", value: lock, why, kind: "certain" }];
  }
  return [];
}
