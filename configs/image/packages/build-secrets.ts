import { quotedForShell } from "../../shell-word";
import { patternProblems, type Problem, assertNoProblems } from "../../problems";

/** A build's variables that only the installation of packages sees, such as a token for a private index. */
export type BuildSecrets = Record<string, string>;

/** What BuildKit calls them. */
export const SECRET_ID = "flask-serving";

/** The file in which BuildKit has them while a command runs. */
const FILE = `/run/secrets/${SECRET_ID}`;

/**
 * Docker knows this variable without an ARG: it is set for each command, and neither an image's history
 * nor the key of a layer has it. Nobody fetches packages by FTP, so the builder that knows no secrets
 * takes them by it.
 */
export const CARRIER = "FTP_PROXY";

const MARK = "flask-serving:";

/** Makes them variables of the commands behind, and of nothing else. */
export const READ_SECRETS = [
  `if [ -f ${FILE} ]; then . ${FILE}; fi`,
  `case "\${${CARRIER}:-}" in ${MARK}*) eval "$(printf %s "\${${CARRIER}#*:}" | base64 -d)";` +
    ` unset ${CARRIER} ${CARRIER.toLowerCase()};; esac`,
];

/** The same Dockerfile for BuildKit, which hands the secrets to the commands that read them. */
export function mountSecrets(dockerfile: string): string {
  const first = `RUN ${READ_SECRETS[0]}`;
  return dockerfile.replaceAll(
    first,
    first.replace("RUN", `RUN --mount=type=secret,id=${SECRET_ID}`),
  );
}

/** What is wrong with their names: they are a shell's variables. */
export function secretNameProblems(names: readonly string[]): Problem[] {
  return names.flatMap((name) =>
    patternProblems(`buildSecrets.${name}`, name, {
      pattern: /^[A-Za-z_][A-Za-z0-9_]*$/,
      expected: "a variable's name: letters, digits and _",
    }),
  );
}

/**
 * What a shell reads to have them as variables.
 * @throws ProblemsError for a name that is none
 */
export function secretsScript(secrets: BuildSecrets): string {
  assertNoProblems("The build", secretNameProblems(Object.keys(secrets)));
  return Object.entries(secrets)
    .map(([name, value]) => `export ${name}=${quotedForShell(value)}\n`)
    .join("");
}

/** The same in the variable that carries them. */
export function carried(secrets: BuildSecrets): string {
  return `${MARK}${Buffer.from(secretsScript(secrets)).toString("base64")}`;
}

/** A text without them: what a tool prints may hold them. */
export function withoutSecrets(text: string, secrets: BuildSecrets): string {
  return Object.entries(secrets)
    .filter(([, value]) => value.length > 3)
    .reduce((rest, [name, value]) => rest.replaceAll(value, `[${name}]`), text);
}
