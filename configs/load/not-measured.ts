/** What is said of a Locust that ended before it measured, before its last lines. */
export function notMeasuredMessage(exitCode: number, said: string): string {
  const hint = HINTS.map(({ line, hint }) => {
    const found = line.exec(said);
    return found && hint(found[1] ?? "");
  }).find(Boolean);
  const head = `Locust ended with ${exitCode} before it measured.`;
  return [head, ...(hint ? [hint] : []), "Its last lines:"].join(hint ? "\n" : " ");
}

/** Lines by which Python says what a locustfile lacks, and what mends it. */
const HINTS = [
  {
    line: /ModuleNotFoundError: No module named '([\w.]+)'/,
    hint: (name: string) =>
      `Its locustfile imports ${name}: name the package in loadRequirements; a module of yours has to be in loadDir.`,
  },
  {
    line: /FileNotFoundError: .*?'([^'\n]+)'/,
    hint: (name: string) =>
      `Its locustfile opens ${name}, which is not there: Locust runs in loadDir, and takes along what is in it.`,
  },
  {
    line: /KeyError: '([A-Z][A-Z0-9_]*)'/,
    hint: (name: string) => `If ${name} is a variable, set it in loadEnv, or in loadSecretEnv.`,
  },
];
