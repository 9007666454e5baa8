import { madeApps } from "../../configs/image/made-apps";
import type { Text } from "./python-scopes";

/** A command that a person runs. */
const COMMAND =
  /^([ \t]*)@[\w.]*command\b.*(?:\n\1\S.*|\n\1[ \t]+.*)*?\n\1(?:async )?def .*(?:\n(?:\1[ \t]+\S.*|[ \t]*(?=\n)))*/gm;

/** Where many have all of them. */
const OF_COMMANDS = /(^|\/)(cli|commands?)(\.py$|\/)/;

/** What of an app's sources its server runs: not its commands, nor the scripts that lie beside it. */
export function servedTexts(texts: readonly Text[]): Text[] {
  const makers = texts.filter(({ text }) => madeApps(text).length > 0);
  const isServed = (one: Text) => !OF_COMMANDS.test(one.file) && isNamed(one, texts);
  return texts
    .filter((one) => makers.length === 0 || makers.includes(one) || isServed(one))
    .map(({ file, text }) => ({ file, text: text.replace(COMMAND, "") }));
}

/** Whether another source has a module's name, imports it or not: some are found by a text. */
function isNamed({ file }: Text, texts: readonly Text[]): boolean {
  const name = /([^/]+?)(\/__init__)?\.py$/.exec(file)?.[1] ?? "";
  const word = new RegExp(`\\b${name.replace(/\W/g, "\\$&")}\\b`);
  return texts.some((other) => other.file !== file && word.test(other.text));
}
