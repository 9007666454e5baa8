/** Fixed text: the program and its arguments are the shell's own. */
const JOINED = 'exec "$@" 2>&1';

/**
 * The argument vector of a program whose stdout and stderr come through one pipe: of two, nobody can tell
 * which line came first.
 */
export function inOneStream(program: string, args: readonly string[]): [string, string[]] {
  return ["sh", ["-c", JOINED, "sh", program, ...args]];
}
