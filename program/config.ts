import { distance } from "fastest-levenshtein";
import type { Problem } from "../configs/problems";
import { CONFIG_KEYS, type ConfigKey, type ConfigValues, OPTIONS, SECRETS } from "./options";

/** What stands in a stack's config, as Pulumi hands it over; a key that nobody set is absent. */
export type RawConfig = Record<string, string | undefined>;

/** The texts of a config as values, and what is wrong with those that are none. */
export function readConfig(raw: RawConfig): { config: ConfigValues; problems: Problem[] } {
  const read = CONFIG_KEYS.filter((key) => isSet(raw[key])).map((key) => {
    const given = raw[key] ?? "";
    return { key, given, value: OPTIONS[key].parse(given) };
  });
  return {
    config: Object.fromEntries(
      read.filter(({ value }) => value !== undefined).map(({ key, value }) => [key, value]),
    ),
    problems: [
      ...Object.keys(raw).filter(isUnknown).map(unknownProblem),
      ...read.filter(({ value }) => value === undefined).map(valueProblem),
    ],
  };
}

/** Declared in Pulumi.yaml for a key that the preset, the tuning or a component decides. */
export const AUTO = "auto";

function isSet(given: string | undefined): boolean {
  return given !== undefined && given !== AUTO && given !== "";
}

function valueProblem({ key, given }: { key: ConfigKey; given: string }): Problem {
  // A secret that is no set of variables may still be a secret.
  const got = SECRETS.some((one) => one === key) ? "something else" : given;
  return { path: key, expected: OPTIONS[key].values, got };
}

function isUnknown(key: string): boolean {
  return !Object.hasOwn(OPTIONS, key);
}

/** A key that the program does not know, with the one that was probably meant. */
function unknownProblem(key: string): Problem {
  return {
    path: key,
    expected: "a config key of this program",
    got: key,
    remedy: `${suggestion(key)}Take it out by \`pulumi config rm ${key}\`.`,
  };
}

/** The key that was meant, where one is near: another's name, or most of its letters. */
function suggestion(key: string): string {
  const given = key.toLowerCase();
  const near = CONFIG_KEYS.map((one) => ({ one, off: distance(given, one.toLowerCase()) }))
    .filter(
      ({ one, off }) => off <= Math.max(1, Math.floor(Math.max(given.length, one.length) / 4)),
    )
    .sort((a, b) => a.off - b.off);
  return near[0] ? `Did you mean \`${near[0].one}\`? ` : "";
}
