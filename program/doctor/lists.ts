import { posix } from "node:path";
import { packagePlan } from "../../configs/image/packages/plan";
import { choosePackages, otherLists } from "../../configs/image/packages/way";
import type { Look } from "./finding";

const FOR_WORK =
  /(^|[-_./])(dev|develop|development|local|tests?|testing|ci|docs?|lint|constraints?)(?=[-_./])/i;
const TO_SERVE = /(^|[-_./])(prod|production|deploy)(?=[-_./])/i;

/** Of several lists of packages those that an app may be served by: not the parts of another one, nor what it is worked on with. */
export function listsToServe(lists: readonly string[], texts: Look["texts"]): string[] {
  const whole = lists.filter(
    (list) => !lists.some((other) => other !== list && names(texts[other] ?? "", other, list)),
  );
  return [TO_SERVE, { test: (list: string) => !FOR_WORK.test(list) }].reduce<string[]>(
    (left, wish) => {
      const better = left.filter((list) => wish.test(list));
      return better.length > 0 ? better : left;
    },
    whole,
  );
}

/** Whether a list names another one, or the package whose metadata that is. */
function names(text: string, by: string, list: string): boolean {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.some((line) => {
    const [, file] = /^(?:-r|-c|--requirement|--constraint)[\s=]*(\S+)/.exec(line) ?? [];
    if (file !== undefined) return posix.join(posix.dirname(by), file) === list;
    const [, place] = /^(?:(?:-e|--editable)[\s=]*)?(\.{1,2}\/[^\s;#[]+)/.exec(line) ?? [];
    if (place === undefined) return false;
    return ["", posix.dirname(by)].some((from) => posix.join(from, place) === posix.dirname(list));
  });
}

/** The texts that name the app's packages; where nobody has chosen yet, those of all lists. */
export function packageTexts({ files, texts }: Pick<Look, "files" | "texts">): string[] {
  const sources = { files, read: (file: string) => texts[file] };
  const isChosen = choosePackages(undefined, sources) !== undefined;
  const lists = isChosen
    ? packagePlan({}, sources).files
    : listsToServe(otherLists(files, texts), texts);
  return lists.map((file) => texts[file] ?? "");
}
