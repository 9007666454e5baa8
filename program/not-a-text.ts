import type { Problem } from "../configs/problems";

/** The sentence for a value that Pulumi takes for something else than a text. */
export function notAText(path: string, got: unknown): Problem {
  const remedy =
    "Without quotes Pulumi takes it for something else than a text, and changes it. Write it in quotes in the stack's " +
    `file, or set it again: npm run config -- set --path ${path} VALUE`;
  return { path, expected: "a text in quotes", got, remedy };
}
