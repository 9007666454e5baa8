import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { containersOf, inspect } from "../support/docker";
import { makeProject, type Project, succeeded } from "../support/project";

jest.setTimeout(180_000);

const STACK = "gunicorn";

/** What each is given, and how it has to arrive. */
const VALUES: Record<string, string> = {
  CLIENT_ID: "123456789012345678",
  PHONE: "+491700000000",
  VERSION: "1.10",
  HUGE: "1e400",
  OCTAL: "0123",
  HEX: "0x1F",
  WORD: "yes",
  NOTHING: "null",
  DATE: "2026-01-01",
  TRUE: "True",
  DASHES: "--foo=bar",
  DASH: "-x",
  EMPTY: "",
  QUOTES: `it's "quoted" \`id\` $(id) $HOME \${HOME} \\n %s`,
  LINES: "one\n\ttwo\r\n\n",
  SPACES: "  around  ",
  WORDS: "é \u{1f40d} \u2028 \u0085 \ufeff",
  YAML: "{a: [&b *c, !!d # e | > - ?",
};

let project: Project;
beforeAll(async () => {
  project = makeProject({ refresh: false });
  await project.stack(STACK, { load: "off" });
});
afterAll(() => project.remove());

/** `npm run config` in the project. */
function config(argv: string[], input: string | Buffer = "") {
  const env = { ...process.env, ...project.env };
  const command = ["scripts/main.js", "config", ...argv];
  const options = { cwd: project.directory, env, input, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, options);
  return { exitCode: status ?? 1, output: stdout + stderr };
}

test("a hand-written value that Pulumi would change is refused before it does", () => {
  const file = path.join(project.directory, `Pulumi.${STACK}.yaml`);
  const before = fs.readFileSync(file, "utf8");
  const written = before.replace("config:\n", `config:\n  ${project.name}:env:\n    PIN: 0123\n`);
  fs.writeFileSync(file, written);
  const { exitCode, output } = config(["set", "users", "10"]);
  expect(exitCode).not.toBe(0);
  expect(output).toContain(
    'env.PIN: expected a text in quotes, got "0123". Without quotes Pulumi takes it for something else',
  );
  expect(fs.readFileSync(file, "utf8")).toBe(written);
  fs.writeFileSync(file, before);
});

test("values arrive in the app's environment as they were set, by hand and by a .env", async () => {
  for (const [name, value] of Object.entries(VALUES)) {
    succeeded(config(["set", "--path", `env.${name}`, value]));
  }
  succeeded(config(["set", "--path", "--secret", "secretEnv.FROM_FILE"], "0123 \r\n"));
  const lines = ["SECRET_KEY='a\nb'", "PLAIN=007 # c", "export DATABASE_URL=postgres://a:b@c/d"];
  fs.writeFileSync(path.join(project.directory, ".env"), `${lines.join("\n")}\n`);
  const imported = succeeded(config(["import", path.join(project.directory, ".env")])).output;
  expect(imported).toContain("Secret (secretEnv): SECRET_KEY, DATABASE_URL\n");
  expect(imported).not.toMatch(/007|postgres:/);
  const stored = fs.readFileSync(path.join(project.directory, `Pulumi.${STACK}.yaml`), "utf8");
  expect(stored).not.toMatch(/postgres:/);

  succeeded(await project.up(STACK));
  const [web] = containersOf(project.name, STACK, "web");
  const entries = (inspect(web).Config.Env as string[]).map((one) => {
    const at = one.indexOf("=");
    return [one.slice(0, at), one.slice(at + 1)];
  });
  expect(Object.fromEntries(entries)).toMatchObject({
    ...VALUES,
    FROM_FILE: "0123 ",
    SECRET_KEY: "a\nb",
    PLAIN: "007",
    DATABASE_URL: "postgres://a:b@c/d",
  });
});
