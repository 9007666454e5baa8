import { isRecord, type Problem } from "../problems";

/** What is wrong with an environment, whatever it is; values are never told, since some are secret. */
export function envProblems(path: string, env: unknown): Problem[] {
  return isRecord(env)
    ? [...envNamesProblems(path, Object.keys(env)), ...envValuesProblems(path, env)]
    : envValuesProblems(path, env);
}

/** What is wrong with the names of variables. */
export function envNamesProblems(path: string, names: readonly string[]): Problem[] {
  const expected = "a variable's name: letters, digits and _, no digit first";
  return names
    .filter((name) => !NAME.test(name))
    .map((name) => ({ path: `${path}.${name}`, expected, got: name }));
}

/**
 * What is wrong with variables besides their names.
 * @param mayBe whether something else than a text may stand for a value
 */
export function envValuesProblems(
  path: string,
  env: unknown,
  mayBe: (value: unknown) => boolean = () => false,
): Problem[] {
  if (!isRecord(env)) return [{ path, expected: "variables with their values", got: kindOf(env) }];
  return Object.entries(env)
    .filter(([, value]) => !isText(value) && !mayBe(value))
    .map(([name, value]) => ({
      path: `${path}.${name}`,
      expected: "a text",
      got: kindOf(value),
      ...(typeof value === "number" && { remedy: QUOTES }),
    }));
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const QUOTES = "Write it in quotes: a number loses digits.";

function isText(value: unknown): boolean {
  return typeof value === "string" && !value.includes("\0");
}

/** What a value is, without what it says. */
function kindOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string") return "a text with a NUL in it";
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "no text";
  return `a ${typeof value}`;
}

/** A variable that stands in two places would be one of them, and nobody could tell which. */
export function bothProblems(
  env: Record<string, unknown>,
  secretEnv: Record<string, unknown>,
): Problem[] {
  return Object.keys(env)
    .filter((name) => Object.hasOwn(secretEnv, name))
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
