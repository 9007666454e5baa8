/** The id of the image that a build printed. */
export function parseBuildResult(stdout: string): string {
  return (JSON.parse(stdout) as { imageId: string }).imageId;
}
