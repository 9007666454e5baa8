import { parseDotenv } from "../../configs/dotenv";
import type { Finding, Look } from "./finding";

/** A variable that is there or the app ends. */
const NEEDED = /\bos\.environ\[\s*(["'])(\w+)\1\s*\](?!\s*=[^=])/g;
/** One that the app reads, and has no other value for. */
const READ = /\b(?:os\.environ\.get|os\.getenv|getenv)\(\s*(["'])(\w+)\1\s*\)/g;
/** What Flask, Gunicorn and the system read themselves. */
const OTHERS =
  /^(FLASK_|GUNICORN_|PYTHON|PATH$|HOME$|USER$|LANG$|TZ$|PORT$|HOST$|WEB_CONCURRENCY$)/;
const SECRET = /SECRET|PASSWORD|PASSWD|TOKEN|KEY|CREDENTIAL|PRIVATE|DATABASE_UR[IL]|_DSN$/i;

/** The variables that the app's sources read and have no value for, and that its own lists name. */
export function variableFindings({ files, texts }: Look): Finding[] {
  const sources = files.filter((file) => file.endsWith(".py"));
  const named = [".env", ".env.example", ".env.sample", ".env.template"].flatMap((file) =>
    Object.keys(parseDotenv(texts[file] ?? "")).map((name) => ({ name, file })),
  );
  const findings = new Map<string, Finding>();
  for (const file of sources) {
    for (const { name, isAtImport } of readsOf(texts[file] ?? "")) {
      const list = named.find((one) => one.name === name)?.file;
      if (OTHERS.test(name) || (!isAtImport && list === undefined)) continue;
      const before = findings.get(name);
      if (before && (before.kind === "needed" || !isAtImport)) continue;
      findings.set(name, {
        key: `${SECRET.test(name) ? "secretEnv" : "env"}.${name}`,
        value: undefined,
        why: `${file} reads it${isAtImport ? " when it is imported" : ""}, and has no default${list ? `; ${list} has it` : ""}`,
        kind: isAtImport ? "needed" : "choice",
      });
    }
  }
  return [...findings.values()];
}

/** What stands in a function is read later, if ever. */
function readsOf(source: string): { name: string; isAtImport: boolean }[] {
  return source
    .replace(/("""|''')[^]*?\1/g, "''")
    .replace(/^\s*#.*$/gm, "")
    .split(/^(?=[^\s)\]}])/m)
    .flatMap((part) => {
      const isLater = /^(@|def |async |if __name__)/.test(part);
      const namesOf = (form: RegExp) => [...part.matchAll(form)].map(([, , name = ""]) => name);
      return [
        ...namesOf(NEEDED).map((name) => ({ name, isAtImport: !isLater })),
        ...namesOf(READ).map((name) => ({ name, isAtImport: false })),
      ];
    });
}
