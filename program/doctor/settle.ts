import { commandOf, type Finding, topKeyOf } from "./finding";

/** What a stack's config has already: its keys, and of `env` and `secretEnv` the variables. */
export interface AlreadySet {
  keys: ReadonlySet<string>;
  variables: ReadonlySet<string>;
  /** Each value, or each part of it, by its path. */
  values: ReadonlyMap<string, string>;
}

/** The same without some keys, or variables. */
export function without(
  { keys, variables, values }: AlreadySet,
  taken: readonly string[],
): AlreadySet {
  const isLeft = (key: string) =>
    !taken.some((one) => key === one || key.startsWith(`${one}.`) || key.startsWith(`${one}[`));
  return {
    keys: new Set([...keys].filter(isLeft)),
    variables: new Set([...variables].filter((name) => isLeft(`env.${name}`))),
    values: new Map([...values].filter(([key]) => isLeft(key))),
  };
}

/** What is to be set, what is missing before the app can come up, and what stays as its user has it. */
export interface Settled {
  toSet: (Finding & { value: string })[];
  missing: Finding[];
  /** What no setting mends. */
  edits: Finding[];
  /** What may do well, and is not set. */
  open: Finding[];
  kept: Finding[];
}

/** What of the findings counts, beside what is set: that is never changed. */
export function settle(findings: readonly Finding[], set: AlreadySet): Settled {
  const { keys, variables, values } = set;
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
    edits: of("edit"),
    open: of("choice").filter((one) => !isSet(one)),
    kept: of("certain").filter(
      (one) => one.key !== "appDir" && isSet(one) && values.get(one.key) !== one.value,
    ),
  };
}

/**
 * All that its author has to say before the app comes up, in one message, and what may do well besides: of several
 * lines for one thing one is enough.
 */
export function missingMessage(appDir: string, { missing, edits, open }: Settled): string {
  const lines = (some: readonly Finding[]) =>
    some.map((one) => `  ${commandOf(one)}     # ${one.why}`);
  return [
    `${appDir}: before it comes up, this is yours to say; where one thing has several lines, take one.`,
    ...lines(missing),
    ...(edits.length > 0
      ? ["This is for the app itself:", ...edits.map(({ why }) => `  ${why}`)]
      : []),
    ...(open.length > 0 ? ["This may do well, and is not needed:", ...lines(open)] : []),
    "Then run the same command again.",
  ].join("\n");
}
