/**
 * A program of ours for the Python of a container, fixed text: what it is about comes as arguments. Isolated (`-I`):
 * with `-c` alone Python looks for modules where it is started first, and an app may have its own `http.py`.
 */
export function pythonArgv(python: string, program: string, args: readonly string[]): string[] {
  return [python, "-I", "-c", program, ...args];
}
