import official from "../images.json";
import { patternProblems, type Problem } from "../problems";

/** The problem with a text that names no image, if there is one. */
export function imageReferenceProblems(
  path: string,
  got: unknown,
  example = official.python,
): Problem[] {
  return patternProblems(path, got, {
    pattern: /^[a-z0-9][a-zA-Z0-9._:/@-]{0,254}$/,
    expected: `an image's name, such as ${example}`,
  });
}
