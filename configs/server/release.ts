import type { ContainerSpec } from "../container/spec";
import { fingerprint } from "../fingerprint";
import { integerProblems, optionalProblems, patternProblems, type Problem } from "../problems";

/** What is run once, before anything of a new version serves. */
export interface ReleaseOptions {
  /**
   * A command that is run once for a new version, in a container of its own with the app's settings, before
   * anything of it serves: as a shell in the app's directory takes it, such as `flask db upgrade`. Where it
   * fails, what served before serves on. It is not run again while nothing of it has changed.
   * @default none
   */
  release?: string | undefined;
  /**
   * How long it may take, in seconds, 1 to 86400. Then it is ended, and has failed.
   * @default 300
   */
  releaseTimeoutSeconds?: number | undefined;
}

/** How a release command runs, all decided. */
export interface ReleasePlan {
  /** Its container: the server's, with this command in it. */
  spec: ContainerSpec;
  timeoutSeconds: number;
  /** Changes when it has to run again, the image and the secrets' values aside. */
  content: string;
}

/** What a release command is, in words. */
export const A_RELEASE = "a command for a shell, such as flask db upgrade";

/** How long a release command may take, in seconds. */
export const RELEASE_TIMEOUT = { min: 1, max: 86_400, default: 300 };

/** How long it may take to end once it is told to, in seconds: a database rolls back meanwhile. */
const GRACE_SECONDS = 10;

/** What is wrong with a release command. */
export function releaseProblems({ release, releaseTimeoutSeconds }: ReleaseOptions): Problem[] {
  return [
    ...optionalProblems("release", release, (path, got) =>
      patternProblems(path, got, {
        pattern: /^(?=[^]*\S)[^\0]+$/,
        expected: A_RELEASE,
      }),
    ),
    ...optionalProblems("releaseTimeoutSeconds", releaseTimeoutSeconds, (path, got) =>
      integerProblems(path, got, RELEASE_TIMEOUT),
    ),
  ];
}

/** How a server's release command runs, if it has one: in what the server itself would run in. */
export function releasePlan(
  options: ReleaseOptions & { app: string; env: Record<string, string> },
  server: Omit<ContainerSpec, "command" | "env">,
  secretEnv: readonly string[],
): ReleasePlan | undefined {
  const { release, releaseTimeoutSeconds: timeoutSeconds = RELEASE_TIMEOUT.default } = options;
  if (release === undefined) return undefined;
  const env = { ...options.env, FLASK_APP: options.app };
  const { user, data, hostAccess, networks } = server;
  return {
    spec: {
      ...{ ...server, env, init: true },
      command: releaseArgv(release, timeoutSeconds),
      stop: { signal: "SIGTERM", graceSeconds: GRACE_SECONDS },
    },
    timeoutSeconds,
    content: fingerprint({ release, env, secretEnv, user, data, hostAccess, networks }),
  };
}

/**
 * The time-out is within the container, so that it ends whatever became of who started it; both streams
 * are one, so that lines stay in their order. The command is one word of it.
 */
function releaseArgv(release: string, timeoutSeconds: number): string[] {
  const timeout = ["timeout", `--kill-after=${GRACE_SECONDS}`, String(timeoutSeconds)];
  return ["sh", "-c", 'exec "$@" 2>&1', "sh", ...timeout, "sh", "-c", release];
}
