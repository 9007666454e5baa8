import { spawnSync } from "node:child_process";
import {
  carried,
  CARRIER,
  mountSecrets,
  READ_SECRETS,
  secretsScript,
  withoutSecrets,
} from "../../../../configs/image/packages/build-secrets";
import { messageOf } from "../../../support/message";

const ODD = { TOKEN: 'it\'s $HOME `id` "x" \\n', LINES: "a\nb\n", EMPTY: "" };

test("a command of the build sees each variable as it was given, and no longer what carries them", () => {
  const show = `printf '%s|%s|%s|%s' "$TOKEN" "$LINES" "$EMPTY" "\${${CARRIER}-none}"`;
  const env = { PATH: process.env.PATH, [CARRIER]: carried(ODD) };
  const script = [...READ_SECRETS, show].join(" && ");
  expect(spawnSync("sh", ["-c", script], { env, encoding: "utf8" }).stdout).toBe(
    `${ODD.TOKEN}|${ODD.LINES}||none`,
  );
});

test("a proxy for FTP that is really one stays", () => {
  const env = { PATH: process.env.PATH, [CARRIER]: "http://proxy:1" };
  const script = [...READ_SECRETS, `printf %s "$${CARRIER}"`].join(" && ");
  expect(spawnSync("sh", ["-c", script], { env, encoding: "utf8" }).stdout).toBe("http://proxy:1");
});

test("BuildKit hands them to the commands that read them, and to no other", () => {
  const dockerfile = `RUN ${READ_SECRETS[0]} \\\n && true\nRUN true\n`;
  expect(
    mountSecrets(dockerfile).match(/^RUN --mount=type=secret,id=flask-serving /gm),
  ).toHaveLength(1);
});

test("a name that is no variable's is refused", () => {
  expect(messageOf(() => secretsScript({ "A; id": "x" }))).toContain(
    "buildSecrets.A; id: expected a variable's name: letters, digits and _",
  );
});

test("what a tool prints is told without them", () => {
  expect(withoutSecrets("https://u:s3cret@host", { TOKEN: "s3cret" })).toBe(
    "https://u:[TOKEN]@host",
  );
});
