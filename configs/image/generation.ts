/**
 * Which build an app's image is to come from: the one that made it, and another one once it is gone, so
 * that a pruned image is built again.
 * @param inspected how the engine was asked for the image's label, and what it said
 * @param next a name for another build
 * @param content a name for the image's content, for an image without the label, and where no engine answers
 */
export function generationFrom(
  inspected: { exitCode: number; stdout: string; stderr: string },
  { next, content }: { next: string; content: string },
): string {
  if (inspected.exitCode === 0) return inspected.stdout || content;
  return /no such image/i.test(inspected.stderr) ? next : content;
}
