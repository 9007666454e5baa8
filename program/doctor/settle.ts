import { commandOf, type Finding, topKeyOf } from "./finding";

/** What a stack's config has already: its keys, and of `env` and `secretEnv` the variables. */
export interface AlreadySet {
  keys: ReadonlySet<string>;
  variables: ReadonlySet<string>;
}

/** What is to be set, what is missing before the app can come up, and what stays as its user has it. */
export interface Settled {
  toSet: (Finding & { value: string })[];
  missing: Finding[];
  kept: Finding[];
}

/** What of the findings counts, beside what is set: that is never changed. */
export function settle(findings: readonly Finding[], { keys, variables }: AlreadySet): Settled {
  const isSet = (one: Finding) =>
    /^(secretE|e)nv\./.test(one.key)
      ? variables.has(one.key.replace(/^\w+\./, ""))
      : keys.has(topKeyOf(one));
  const of = (kind: Finding["kind"]) => findings.filter((one) => one.kind === kind);
  const hasValue = (one: Finding): one is Finding & { value: string } => one.value !== undefined;
  return {
    toSet: of("certain")
      .filter((one) => one.key === "appDir" || !isSet(one))
      .filter(hasValue),
    missing: of("needed").filter((one) => !isSet(one)),
    kept: of("certain").filter((one) => one.key !== "appDir" && isSet(one)),
  };
}

/** All that its author has to say before the app comes up, in one message: of several lines for a key one is enough. */
export function missingMessage(appDir: string, missing: readonly Finding[]): string {
  const lines = missing.map((one) => `  ${commandOf(one)}     # ${one.why}`);
  return [
    `${appDir}: before it comes up, this is yours to say; where a key has several lines, take one.`,
    ...lines,
    "Then run the same command again.",
  ].join("\n");
}
