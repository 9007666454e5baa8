import { choosePackages } from "../../configs/image/packages/way";
import { knownNeeds, sorted } from "../../configs/image/packages/system-packages";
import { packageOfProgram } from "../../configs/container/system-program";
import type { Finding, Look } from "./finding";
import { packageTexts } from "./lists";
import { plainTexts } from "./python-scopes";

const key = "aptPackages";

/** What the app needs of the system: what its packages are known for, and what its own files name. */
export function systemFindings(look: Look): Finding[] {
  const { files, texts } = look;
  const choice = choosePackages(undefined, { files, read: (file) => texts[file] });
  const known = knownNeeds(packageTexts({ files, texts }));
  const automatic = sorted([...known.build, ...known.run]);
  return [
    ...(automatic.length > 0
      ? [knownFinding(automatic, `${known.by.join(", ")} in ${choice?.file ?? "its lists"}`)]
      : []),
    ...namedFindings(look, automatic),
  ];
}

function knownFinding(packages: string[], why: string): Finding {
  return { key, value: packages.join(" "), why: `for ${why}`, kind: "known" };
}

const NAME = /^[a-z0-9][a-z0-9+.-]+$/;

/** What a list for another host names, or a Dockerfile of the app's own installs. */
function namedFindings(look: Look, automatic: readonly string[]): Finding[] {
  const { texts } = look;
  const filters = assetFilters(look);
  const list = ["Aptfile", "apt.txt", "packages.txt"].find((file) => texts[file] !== undefined);
  const listed = words((texts[list ?? ""] ?? "").replace(/#.*$/gm, ""), automatic);
  if (list !== undefined && listed.length > 0) {
    const value = sorted([...listed, ...filters.packages]).join(" ");
    return [
      { key, value, why: [`${list} names them`, ...filters.why].join(", "), kind: "certain" },
    ];
  }
  if (filters.packages.length > 0)
    return [{ key, value: filters.packages.join(" "), why: filters.why.join(), kind: "certain" }];
  const installed = [...(texts.Dockerfile ?? "").replace(/\\\r?\n/g, " ").matchAll(INSTALL)];
  const named = words(installed.map(([, one = ""]) => one).join(" "), automatic);
  if (named.length === 0) return [];
  return [{ key, value: named.join(" "), why: "its own Dockerfile installs them", kind: "choice" }];
}

const INSTALL = /\bapt(?:-get)?\s+(?:-\S+\s+)*install\s+([^&|;\n]*)/g;

function words(text: string, automatic: readonly string[]): string[] {
  return sorted(text.split(/\s+/).filter((word) => NAME.test(word) && !automatic.includes(word)));
}

/** Filters of Flask-Assets that are programs of the system, by the names that a bundle gives them. */
const FILTERS: Readonly<Record<string, string>> = {
  coffeescript: "coffee",
  less: "lessc",
  sass: "sass",
  scss: "sass",
  typescript: "tsc",
  uglifyjs: "uglifyjs",
};

/** The packages of the programs that Flask-Assets runs as the app's first page is asked for. */
function assetFilters(look: Look): { packages: string[]; why: string[] } {
  const texts = plainTexts(look).filter(({ text }) => /\b(flask_assets|webassets)\b/.test(text));
  const run = texts.flatMap(({ file, text }) =>
    [...text.matchAll(/\bfilters\s*=\s*(["'][^"']*["']|[[(][^\])]*[\])])/g)]
      .flatMap(([, named = ""]) => named.match(/[\w-]+/g) ?? [])
      .flatMap((name) => FILTERS[name] ?? [])
      .map((program) => ({ file, program })),
  );
  const [first] = run;
  return {
    packages: sorted(run.flatMap(({ program }) => packageOfProgram(program) ?? [])),
    why: first
      ? [
          `${first.file} has Flask-Assets run ${sorted(run.map(({ program }) => program)).join(", ")}`,
        ]
      : [],
  };
}
