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

/** What the app was written for, where its list of packages lets in a Flask that has it no more. */
export function versionFindings(look: Look): Finding[] {
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
