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
  /** What may do well, and is not set. */
  open: Finding[];
  kept: Finding[];
}

/** What of the findings counts, beside what is set: that is never changed. */
export function settle(findings: readonly Finding[], { keys, variables }: AlreadySet): Settled {
  const isSet = (one: Finding) => {
    if (one.variables) return one.variables.every((name) => variables.has(name));
    if (/^(secretE|e)nv\./.test(one.key)) return variables.has(one.key.replace(/^\w+\./, ""));
    return [topKeyOf(one), ...(one.instead ?? [])].some((key) => keys.has(key));
  };
  const of = (kind: Finding["kind"]) => findings.filter((one) => one.kind === kind);
  const hasValue = (one: Finding): one is Finding & { value: string } => one.value !== undefined;
  return {
    toSet: of("certain")
      .filter((one) => one.key === "appDir" || !isSet(one))
      .filter(hasValue),
    missing: of("needed").filter((one) => !isSet(one)),
    open: of("choice").filter((one) => !isSet(one)),
    kept: of("certain").filter((one) => one.key !== "appDir" && isSet(one)),
  };
}

/**
 * All that its author has to say before the app comes up, in one message, and what may do well besides: of several
 * lines for one thing one is enough.
 */
export function missingMessage(appDir: string, { missing, open }: Settled): string {
  const lines = (some: readonly Finding[]) =>
    some.map((one) => `  ${commandOf(one)}     # ${one.why}`);
  return [
    `${appDir}: before it comes up, this is yours to say; where one thing has several lines, take one.`,
    ...lines(missing),
    ...(open.length > 0 ? ["This may do well, and is not needed:", ...lines(open)] : []),
    "Then run the same command again.",
  ].join("\n");
}
