import { OWN_PREFIX } from "../default-images";

/** The legacy builder stops at the step that names the image; BuildKit says so. */
const STEP = /^Step \d+\/\d+ : FROM (\S+)/;
const UNRESOLVED =
  /^ERROR: failed to (?:build: failed to )?solve: (\S+): failed to resolve source metadata/;

/** A sentence on the image that a build could not start from; undefined where the build failed otherwise. */
export function missingBase(lines: readonly string[]): string | undefined {
  const step = lines.findLast((line) => line.startsWith("Step ")) ?? "";
  const unresolved = lines.flatMap((line) => UNRESOLVED.exec(line)?.[1] ?? []).at(-1);
  const image = STEP.exec(step)?.[1] ?? unresolved;
  if (image === undefined) return undefined;
  const made = image.startsWith(OWN_PREFIX) ? "; run the set-up again, which makes it" : "";
  return `Docker does not have the image ${image}, and cannot pull it${made}`;
}
