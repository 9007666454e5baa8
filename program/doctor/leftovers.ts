import { type Finding, topKeyOf } from "./finding";

/**
 * The keys that were set unasked for another app, and are as they were set then: what its author set, or changed,
 * is not among them.
 * @param before what a look at that app says
 * @param values what is set, each part of a key by its path
 */
export function leftovers(
  before: readonly Finding[],
  values: ReadonlyMap<string, string>,
): string[] {
  const isOurs = (key: string) =>
    before.some(
      (one) => one.kind === "certain" && one.key === key && one.value === values.get(key),
    );
  const keys = [...values.keys()].filter((key) => key !== "appDir");
  const whole = (key: string) => (key.startsWith("env.") ? key : topKeyOf({ ...NONE, key }));
  return [...new Set(keys.map(whole))].filter((key) =>
    keys.filter((one) => whole(one) === key).every(isOurs),
  );
}

const NONE = { value: undefined, why: "", kind: "known" } as const;
