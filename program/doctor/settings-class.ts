import { moduleOf } from "../../configs/image/find-app";
import type { Finding, Look } from "./finding";
import { plainTexts, type Text } from "./python-scopes";

/** Settings that a variable names, as in `app.config.from_object(os.environ["APP_SETTINGS"])`, and those without it. */
const TAKEN =
  /\bfrom_object\(\s*(?:\w+\.)*(?:environ\.get\(|environ\[|getenv\()\s*["'](\w+)["']\s*(?:,\s*["']([\w.]+)["'])?/g;
/** A class of settings, and what it is made of. */
const CLASS = /^class\s+(\w*(?:Config|Settings)\w*)\s*(?:\(([^)]*)\))?:/gm;

/** A variable that names a class of settings takes one of those that are there: an app without it does not start. */
export function settingsClassFindings(look: Look): Finding[] {
  const texts = plainTexts(look);
  const found = texts.flatMap(({ file, text }) =>
    [...text.matchAll(TAKEN)].map(([, name = "", without]) => ({ file, name, without })),
  );
  const [first] = found;
  if (first === undefined) return [];
  const { file, name, without } = first;
  const all = texts.flatMap((text) => classesOf(text, look.files)).sort(byName);
  const why = `${file} takes its settings from the class that it names`;
  if (without === undefined)
    return all.map((value) => ({ key: `env.${name}`, value, why, kind: "needed" }));
  const toServe = all.find(isToServe);
  if (toServe === undefined || !/dev|default|local/i.test(without)) return [];
  return [{ key: `env.${name}`, value: toServe, why: `${why}, else ${without}`, kind: "choice" }];
}

/** Those that are no other's base and not for tests, as Flask imports them. */
function classesOf({ file, text }: Text, files: readonly string[]): string[] {
  const classes = [...text.matchAll(CLASS)].map(([, name = "", of = ""]) => ({ name, of }));
  const isBase = (name: string) => classes.some(({ of }) => new RegExp(`\\b${name}\\b`).test(of));
  return classes
    .filter(({ name, of }) => !/test|base/i.test(name) && !isBase(name) && !/\w+\(/.test(of))
    .map(({ name }) => `${moduleOf(file, files)}.${name}`);
}

function isToServe(name: string): boolean {
  return /\.prod\w*$/i.test(name);
}

/** Those to serve by first. */
function byName(one: string, other: string): number {
  return Number(isToServe(other)) - Number(isToServe(one));
}
