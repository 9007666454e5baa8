import type { Problem } from "../problems";

/** What is wrong with the names of an environment; values are never told, since some are secret. */
export function envProblems(path: string, env: Record<string, unknown>): Problem[] {
  const expected = "a variable's name: letters, digits and _, no digit first";
  return Object.keys(env)
    .filter((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    .map((name) => ({ path: `${path}.${name}`, expected, got: name }));
}

/** A variable that stands in two places would be one of them, and nobody could tell which. */
export function bothProblems(
  env: Record<string, unknown>,
  secretEnv: Record<string, unknown>,
): Problem[] {
  return Object.keys(env)
    .filter((name) => name in secretEnv)
    .map((name) => ({
      path: `env.${name}`,
      expected: "a variable that is not in secretEnv too",
      got: name,
      remedy: "Take it out of one of them.",
    }));
}

/** An address of this machine within a text: in a container, that is the container itself. */
const LOOPBACK = /(^|[/@,;=\s])(localhost|127\.0\.0\.1|\[::1\])(?=[:/,;?\s]|$)/i;

/** A sentence for each variable that names an address which means something else in a container. */
export function loopbackWarnings(path: string, env: Record<string, string>): string[] {
  return Object.entries(env)
    .filter(([, value]) => LOOPBACK.test(value))
    .map(
      ([name]) =>
        `${path}.${name} names this machine, but in a container localhost is the container itself. ` +
        "For a program on this machine write host.docker.internal and set hostAccess to true; " +
        "for one in a container write that one's name and set networks to its Docker network; " +
        "for one elsewhere write its host's name and set egress to internet.",
    );
}
