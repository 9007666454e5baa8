import type { DirectiveName } from "./directive-name";
import { partsOf, quoted, type Token } from "./token";
import { mayHave } from "./variable";

export type { DirectiveName } from "./directive-name";

/** A directive of an nginx.conf. */
export interface Directive {
  /** What it is called; within a map also what the source has to be, or a pattern of ours that it has to match. */
  name: DirectiveName | { is: string } | { matches: string } | { unchecked: string };
  args: Token[];
  /** What stands between its braces, if it has any. */
  block?: Directive[];
  /** What stands above it, in a line. */
  comment?: string;
  /** What made it: of one without, what made the block that it is in. */
  by?: Reason;
}

/** Why a directive is there. */
export interface Reason {
  /** The option that decides it; undefined for what is always there. */
  option: string | undefined;
  /** What it does, in a sentence. */
  why: string;
}

/** A directive that ends with a semicolon. */
export function directive(name: DirectiveName, ...args: Token[]): Directive {
  return { name, args };
}

/** A directive with braces. */
export function block(name: DirectiveName, args: Token[], directives: Directive[]): Directive {
  return { name, args, block: directives };
}

/** A line of a map: what its variable is where the source is this very text. */
export function whereIs(text: string, then: Token): Directive {
  return { name: { is: text }, args: [then] };
}

/** The same where the source matches a pattern, which is never made of a value. */
export function whereMatches(pattern: `~${string}`, then: Token): Directive {
  return { name: { matches: pattern }, args: [then] };
}

/** A directive of a user's own. */
export function unchecked(name: string, args: string[], block?: Directive[]): Directive {
  const words = args.map((word): Token => [{ unchecked: word }]);
  return { name: { unchecked: name }, args: words, ...(block && { block }) };
}

/** Directives with what made them; one that has its own reason keeps that. */
export function because(
  option: string | undefined,
  why: string,
  ...directives: Directive[]
): Directive[] {
  return directives.map((one) => ({ by: { option, why }, ...one }));
}

/** Directives as the text of an nginx.conf. */
export function renderDirectives(directives: readonly Directive[], indent = ""): string {
  return directives.map((one) => renderDirective(one, indent)).join("");
}

/** A directive as far as it stands on one line, without what ends it. */
export function headOf({ name, args }: Directive): string {
  const called = nameOf(name);
  const variables = args
    .flatMap(partsOf)
    .filter((part) => typeof part !== "string" && "variable" in part);
  const kind = typeof name !== "string" && "matches" in name ? "pattern" : called;
  const wrong = variables.find((one) => !mayHave(kind, one));
  if (wrong) throw new Error(`${called} takes no variable ${wrong.variable}.`);
  return [called, ...args.map(written)].join(" ");
}

function nameOf(name: Directive["name"]): string {
  if (typeof name === "string") return name;
  if ("unchecked" in name) return quoted([name]);
  return quoted("is" in name ? mapKey(name.is) : name.matches);
}

function renderDirective(one: Directive, indent: string): string {
  const comment = one.comment === undefined ? "" : `${indent}# ${one.comment}\n`;
  if (!one.block) return `${comment}${indent}${headOf(one)};\n`;
  return `${comment}${indent}${headOf(one)} {\n${renderDirectives(one.block, `${indent}    `)}${indent}}\n`;
}

/** A plain word reads better without its quotes, and means the same. */
function written(token: Token): string {
  return typeof token === "string" && /^[\w./:=~^+-]+$/.test(token) ? token : quoted(token);
}

/** What means more than itself where a map says what its variable has to be. */
const MAP_WORDS = ["default", "hostnames", "include", "volatile"];

/** Behind a \ any text is only itself: no word of a map's, and no pattern. */
function mapKey(text: string): string {
  return MAP_WORDS.includes(text) || /^[~\\]/.test(text) ? `\\${text}` : text;
}
