import { named } from "../../configs/image/packages/system-packages";
import { choosePackages } from "../../configs/image/packages/way";
import { type Finding, type Look, sourcesOf } from "./finding";
import { packageTexts } from "./lists";

/** What Flask had once, and from which version on it has it no more. */
const GONE: readonly [form: RegExp, what: string, version: string][] = [
  [/\.before_first_request\b/, "before_first_request", "2.3"],
  [/\.json_(?:en|de)coder\s*=/, "json_encoder", "2.3"],
  [/^from flask\.json import .*\bJSON(?:En|De)coder\b/m, "JSONEncoder", "2.3"],
  [/^from flask import .*\b(?:Markup|escape)\b/m, "Markup or escape", "3.0"],
  [/^from flask import .*\b_(?:app|request)_ctx_stack\b/m, "the context stacks", "2.3"],
];

/** What stands behind Flask's name in a list, of pip's form or of TOML's. */
const BEHIND =
  /(?:^|["'\s])flask(?:\[[^\]]*\])?(?![\w.[-])(?:[ \t]*=[ \t]*(?:\{[^\n]*?version[ =]*)?["'])?([^\n"']*)/gim;

/** Whether a list has an end for Flask's version, whichever. */
function isPinned(text: string): boolean {
  return [...text.matchAll(BEHIND)].some(([, behind = ""]) => /[=~]=|[<^~]|^\d/.test(behind));
}

/** What an app's list of packages lets in and the app, or its Flask, cannot do with. */
export function versionFindings(look: Look): Finding[] {
  return [...goneFindings(look), ...companionFindings(look)];
}

/** What an old Flask cannot do with in their later versions, and lets in where nobody pins them. */
const COMPANIONS: readonly [below: number, requirements: readonly string[]][] = [
  [2, ["werkzeug<2.1", "jinja2<3.1", "itsdangerous<2.1", "markupsafe<2.1"]],
  [2.3, ["werkzeug<3"]],
];

/** A list that pins an old Flask, and nothing of what Flask brings. */
function companionFindings(look: Look): Finding[] {
  const choice = choosePackages(undefined, { files: look.files, read: (file) => look.texts[file] });
  if (choice === undefined || /lock/.test(choice.file)) return [];
  const text = packageTexts(look).map(named).join("\n");
  const [, version] =
    [...text.matchAll(BEHIND)]
      .map(([, behind = ""]) => /^\s*[=~]=\s*(\d+\.\d+)/.exec(behind))
      .find((match) => match !== null) ?? [];
  const [, needed = []] = COMPANIONS.find(([below]) => Number(version) < below) ?? [];
  const isNamed = (one: string) =>
    new RegExp(`(^|["'\\s])${one.replace(/<.*/, "")}\\b`, "im").test(text);
  const open = needed.filter((one) => !isNamed(one));
  if (open.length === 0) return [];
  const why = `${choice.file} pins Flask ${version}, which is older than what it lets in: name ${open.join(" ")} there`;
  return [{ key: "requirements", value: undefined, why, kind: "edit" }];
}

/** What the app was written for, where its list lets in a Flask that has it no more. */
function goneFindings(look: Look): Finding[] {
  const choice = choosePackages(undefined, { files: look.files, read: (file) => look.texts[file] });
  if (choice === undefined || /lock/.test(choice.file)) return [];
  if (isPinned(packageTexts(look).map(named).join("\n"))) return [];
  for (const file of sourcesOf(look)) {
    const gone = GONE.find(([form]) => form.test(look.texts[file] ?? ""));
    if (gone === undefined) continue;
    const [, what, version] = gone;
    const why =
      `${file} uses ${what}, which Flask has no more from ${version} on, and ${choice.file} lets in any: name ` +
      `flask<${version} and werkzeug<${version} there`;
    return [{ key: "requirements", value: undefined, why, kind: "edit" }];
  }
  return [];
}
