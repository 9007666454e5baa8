import type { Directive } from "./directive";

/** nginx drops those of the outer level as soon as a block has one of its own. */
const ALL_OR_NOTHING = ["add_header", "proxy_set_header"];

/**
 * The same directives, where a block that has some of its own has those of the outer levels too: a header
 * that is asked for everywhere is there.
 */
export function flattened(directives: readonly Directive[]): Directive[] {
  return ALL_OR_NOTHING.reduce((all, name) => withInherited(all, name, []), [...directives]);
}

function withInherited(directives: Directive[], name: string, outer: Directive[]): Directive[] {
  const own = directives.filter((one) => isNamed(one, name));
  const here = own.length === 0 ? outer : [...outer, ...own.filter((one) => !outer.includes(one))];
  const missing = own.length === 0 ? [] : outer;
  return [...missing, ...directives].map((one) =>
    one.block ? { ...one, block: withInherited(one.block, name, here) } : one,
  );
}

/** A user's own counts for nginx as ours do. */
function isNamed({ name: given }: Directive, name: string): boolean {
  return (
    given === name ||
    (typeof given === "object" && "unchecked" in given && given.unchecked === name)
  );
}
