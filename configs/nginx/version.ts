import { patternProblems, type Problem } from "../problems";

/** What `nginxVersion` may be. */
export const NGINX_VERSION = {
  pattern: /^1\.(2[2-9]|[3-9]\d)(\.\d{1,2})?$/,
  expected: "a version of nginx from 1.22 on, such as 1.30 or 1.28.0",
  default: "1.30",
};

/** Which nginx reads the configuration. */
export interface VersionOptions {
  /**
   * The version of nginx that reads the configuration, 1.22 or later: what it lacks is refused, or told.
   * @default that of the image's tag, else "1.30"
   */
  nginxVersion?: string | undefined;
}

/** Whether the nginx of the options has what came with a version. */
export function has(
  since: string,
  { nginxVersion = NGINX_VERSION.default }: VersionOptions,
): boolean {
  // A release that is not told is its last one.
  const [, minor = 0, patch = 99] = nginxVersion.split(".").map(Number);
  const [, sinceMinor = 0, sincePatch = 0] = since.split(".").map(Number);
  return minor > sinceMinor || (minor === sinceMinor && patch >= sincePatch);
}

/** The problem with what a version lacks, if it does. */
export function sinceProblems(
  path: string,
  got: unknown,
  { since, options, instead }: { since: string; options: VersionOptions; instead: string },
): Problem[] {
  if (versionProblems(options).length > 0 || has(since, options)) return [];
  const { nginxVersion = NGINX_VERSION.default } = options;
  const expected = `what nginx ${nginxVersion} has: this came with ${since}`;
  return [{ path, expected, got, remedy: `Use nginx ${since} or later, or ${instead}.` }];
}

/** The problem with a version, if there is one. */
export function versionProblems({
  nginxVersion = NGINX_VERSION.default,
}: VersionOptions): Problem[] {
  return patternProblems("nginxVersion", nginxVersion, NGINX_VERSION);
}

/** The version that an image's tag tells, such as `nginx:1.30-trixie`; undefined for one that tells none. */
export function versionOfImage(image: unknown): string | undefined {
  const tagged =
    typeof image === "string"
      ? /nginx[^/:]*:v?(1\.\d+(?:\.\d+)?)(?![\d.])/.exec(image)?.[1]
      : undefined;
  return tagged !== undefined && NGINX_VERSION.pattern.test(tagged) ? tagged : undefined;
}
