import { dotenvBindings, parseDotenv } from "../../configs/dotenv";
import { type Finding, IMPORT, type Look, sourcesOf } from "./finding";
import { readsOf } from "./variable-reads";

/** What Flask, Gunicorn and the system read themselves. */
const OTHERS =
  /^(FLASK_|GUNICORN_|PYTHON|PATH$|HOME$|USER$|LANG$|TZ$|PORT$|HOST$|WEB_CONCURRENCY$)/;
const SECRET = /SECRET|PASSWORD|PASSWD|TOKEN|KEY|CREDENTIAL|PRIVATE|DATABASE_UR[IL]|_DSN$/i;
/** Without these an app starts, and cannot do what it is for. */
const ESSENTIAL = /(^|_)SECRET_KEY$|(^|_)(DATABASE|DB)_UR[IL]$|^SQLALCHEMY_DATABASE_URI$/;

const LISTS = [".env", ".env.example", ".env.sample", ".env.template"];

/** The variables that the app's sources read and have no value for, and those that its own lists name. */
export function variableFindings(look: Look): Finding[] {
  const found = readFindings(look);
  const brought = importFinding(look, found);
  if (brought === undefined) return found;
  const { variables = [] } = brought;
  return [brought, ...found.filter(({ key }) => !variables.includes(nameOf(key)))];
}

function readFindings(look: Look): Finding[] {
  const { texts } = look;
  const named = LISTS.flatMap((file) =>
    Object.keys(parseDotenv(texts[file] ?? "")).map((name) => ({ name, file })),
  );
  const findings = new Map<string, Finding>();
  for (const file of sourcesOf(look)) {
    for (const { name, isNeeded } of readsOf(texts[file] ?? "")) {
      const list = named.find((one) => one.name === name)?.file;
      const isEssential = isNeeded || ESSENTIAL.test(name);
      if (OTHERS.test(name) || (!isEssential && list === undefined)) continue;
      const before = findings.get(name);
      if (before && (before.kind === "needed" || !isEssential)) continue;
      findings.set(name, {
        key: `${isSecretName(name) ? "secretEnv" : "env"}.${name}`,
        value: undefined,
        why: `${file} reads it${isNeeded ? " when it starts" : ""}, and has no default${list ? `; ${list} has it` : ""}`,
        kind: isEssential ? "needed" : "choice",
      });
    }
  }
  return [...findings.values()];
}

/** The app's own `.env`, in one command: what it has is what its author gave. */
function importFinding({ appDir, texts }: Look, found: readonly Finding[]): Finding | undefined {
  const names = Object.keys(parseDotenv(texts[".env"] ?? "")).filter((name) => !OTHERS.test(name));
  if (names.length === 0) return undefined;
  const read = found.map(({ key }) => nameOf(key)).filter((name) => names.includes(name));
  const why =
    read.length > 0
      ? `.env has ${read.join(", ")}, which the app reads and has no default for; it stays out of the image`
      : `.env has ${names.join(", ")}; it stays out of the image`;
  const bad = [...dotenvBindings(texts[".env"] ?? "")].filter((one) => !("name" in one));
  const lines = bad.map(({ line }) => line).join(", ");
  const first =
    bad.length > 0 ? `; what stands in line ${lines} is no variable: mend that first` : "";
  const kind = read.length > 0 ? "needed" : "choice";
  return { key: IMPORT, value: `${appDir}/.env`, why: why + first, kind, variables: names };
}

/** Whether what a variable of that name holds is nobody else's to see. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name);
}

function nameOf(key: string): string {
  return key.replace(/^\w+\./, "");
}
