import { isForWork } from "./data";
import type { Finding, Look } from "./finding";
import { plainTexts } from "./python-scopes";
import { servedTexts } from "./served-texts";
import type { WrittenPlace } from "./written-places";

/** A variable that names one of an app's sets of settings, and the one that it takes without it. */
const NAMED =
  /\b(?:environ\.get|getenv)\(\s*["'](\w*(?:CONFIG|SETTINGS|ENV|MODE)\w*)["']\s*(?:,\s*["'](\w+)["']|\)\s*or\s*["'](\w+)["'])/g;
const FOR_WORK = /^(default|dev|devel|develop|development|local)$/i;
const TO_SERVE = /["'](production|prod)["']\s*:|\bproduction\s*=\s*\w+(?:Config|Settings)\b/i;

/** What is known of an app besides: what it lacks, and what is to be said of where its servers are. */
interface Known {
  variables: readonly Finding[];
  addresses: readonly Finding[];
}

/** An app that takes its settings for work where nobody says else, and has some to serve by. */
export function modeFindings(look: Look, places: readonly WrittenPlace[], known: Known): Finding[] {
  const texts = servedTexts(plainTexts(look));
  const served = texts.map(({ text }) => TO_SERVE.exec(text)).find((match) => match !== null);
  if (served === undefined) return [];
  const found = texts.flatMap(({ file, text }) =>
    [...text.matchAll(NAMED)].flatMap(([, name = "", behind, other]) => {
      const taken = behind ?? other ?? "";
      return FOR_WORK.test(taken) && !/test/i.test(name) ? [{ file, name, taken }] : [];
    }),
  );
  const [first] = found;
  if (first === undefined) return [];
  const { file, name, taken } = first;
  const why = `${file} takes the settings of ${taken} without it, and there are some to serve by`;
  const kind = isForWork(look, places) || hasOwnServer(known) ? "certain" : "choice";
  return [{ key: `env.${name}`, value: served[1] ?? "production", why, kind }];
}

/** Whether those for work have a database on their author's machine, and a variable tells the others theirs. */
function hasOwnServer({ variables, addresses }: Known): boolean {
  const isDatabase = ({ key, kind }: Finding) =>
    kind === "needed" && /DATABASE|DB_UR[IL]$/.test(key);
  return addresses.some(({ kind }) => kind === "edit") && variables.some(isDatabase);
}
