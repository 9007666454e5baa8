import { choosePackages } from "../../configs/image/packages/way";
import { knownNeeds, sorted } from "../../configs/image/packages/system-packages";
import type { Finding, Look } from "./finding";
import { packageTexts } from "./lists";

const key = "aptPackages";

/** What the app needs of the system: what its packages are known for, and what its own files name. */
export function systemFindings({ files, texts }: Look): Finding[] {
  const choice = choosePackages(undefined, { files, read: (file) => texts[file] });
  const known = knownNeeds(packageTexts({ files, texts }));
  const automatic = sorted([...known.build, ...known.run]);
  return [
    ...(automatic.length > 0
      ? [knownFinding(automatic, `${known.by.join(", ")} in ${choice?.file ?? "its lists"}`)]
      : []),
    ...namedFindings(texts, automatic),
  ];
}

function knownFinding(packages: string[], why: string): Finding {
  return { key, value: packages.join(" "), why: `for ${why}`, kind: "known" };
}

const NAME = /^[a-z0-9][a-z0-9+.-]+$/;

/** What a list for another host names, or a Dockerfile of the app's own installs. */
function namedFindings(texts: Look["texts"], automatic: readonly string[]): Finding[] {
  const list = ["Aptfile", "apt.txt", "packages.txt"].find((file) => texts[file] !== undefined);
  const listed = words((texts[list ?? ""] ?? "").replace(/#.*$/gm, ""), automatic);
  if (list !== undefined && listed.length > 0)
    return [{ key, value: listed.join(" "), why: `${list} names them`, kind: "certain" }];
  const installed = [...(texts.Dockerfile ?? "").replace(/\\\r?\n/g, " ").matchAll(INSTALL)];
  const named = words(installed.map(([, one = ""]) => one).join(" "), automatic);
  if (named.length === 0) return [];
  return [{ key, value: named.join(" "), why: "its own Dockerfile installs them", kind: "choice" }];
}

const INSTALL = /\bapt(?:-get)?\s+(?:-\S+\s+)*install\s+([^&|;\n]*)/g;

function words(text: string, automatic: readonly string[]): string[] {
  return sorted(text.split(/\s+/).filter((word) => NAME.test(word) && !automatic.includes(word)));
}
