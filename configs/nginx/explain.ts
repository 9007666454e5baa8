import { type Directive, headOf, type Reason } from "./core/directive";

/** A directive, with what made it. */
export interface Explained {
  /** The blocks that it stands in, such as `http > server > location /`. */
  within: string;
  /** The directive, as the configuration has it; of one with braces what stands before them. */
  directive: string;
  /** The option that decides it; undefined for what is always there. */
  option: string | undefined;
  /** What it does, in a sentence. */
  why: string;
}

/** Each directive with what made it, in the order of the configuration. */
export function explained(
  directives: readonly Directive[],
  blocks: readonly string[] = [],
  outer: Reason = OURS,
): Explained[] {
  return directives.flatMap((one) => {
    const { by = outer, block } = one;
    const directive = headOf(one);
    const itself = { within: blocks.join(" > "), directive, ...by };
    return [itself, ...(block ? explained(block, [...blocks, directive], by) : [])];
  });
}

/** The configuration with a comment above what an option made, or what is always there. */
export function renderExplained(
  directives: readonly Directive[],
  indent = "",
  outer: Reason = OURS,
): string {
  let last = outer;
  return directives
    .map((one) => {
      const { by = outer, block } = one;
      const isNew = by.why !== last.why || by.option !== last.option;
      last = by;
      const comment = isNew ? `${indent}# ${by.option ?? "always"}: ${by.why}\n` : "";
      if (!block) return `${comment}${indent}${headOf(one)};\n`;
      const inner = renderExplained(block, `${indent}    `, by);
      return `${comment}${indent}${headOf(one)} {\n${inner}${indent}}\n`;
    })
    .join("");
}

/** What holds a configuration together. */
const OURS: Reason = { option: undefined, why: "Every configuration of nginx has it." };
