import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { ACME_HEALTH, acmeCommand } from "../../../configs/nginx/acme-program";
import { scratchDirectory } from "../../support/scratch";

/** A lego that writes down what it was asked, and does what a file beside it says. */
const LEGO = `#!/bin/sh
here=$(dirname "$0")
echo "$@" >> "$here/asked"
. "$here/does"
`;
/** It gives out a certificate that says how many there have been, with a key that it is given or makes. */
const GIVES = `
mkdir -p "$2/certificates"
key="$2/certificates/shop.example.key"
case "$*" in
  *--private-key*) cp tls.key "$key" ;;
  *run) echo "key of $(wc -l < "$here/asked")" > "$key" ;;
esac
echo "certificate $(wc -l < "$here/asked")" > "$2/certificates/shop.example.crt"`;
const REFUSES = "echo 'acme: error: 403 :: urn:ietf:params:acme:error:unauthorized' >&2; exit 1";
const AWAY = "echo 'connection refused'; exit 1";

let directory: string;
const file = (name: string) => path.join(directory, name);
const read = (name: string) => fs.readFileSync(file(name), "utf8").trim();
beforeEach(() => {
  directory = scratchDirectory();
  fs.writeFileSync(file("lego-program"), LEGO, { mode: 0o755 });
  fs.mkdirSync(file("volume"));
  fs.mkdirSync(file("tmp"));
});
afterEach(() => fs.rmSync(directory, { recursive: true }));

/** The container's program with its directories here, its user's as it were. */
function start({ does, id = "one", every = 3600 }: { does: string; id?: string; every?: number }) {
  fs.writeFileSync(file("does"), does);
  const words = { directory: file("volume"), id, name: "shop.example", everySeconds: every };
  const options = ["--accept-tos", "--domains", "shop.example"];
  const [shell = "", flag = "", program = "", ...given] = acmeCommand({ ...words, options });
  const here = program
    .replaceAll("/tmp/", `${directory}/tmp/`)
    .replaceAll("/lego -", `${file("lego-program")} -`);
  const env = { PATH: process.env.PATH, TRUSTED: "", REFUSED: "It refuses.", AWAY: "It is away." };
  const child = spawn(shell, [flag, here, ...given], { env, detached: true });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, "close").then(([code]) => ({ code: code as number, said }));
  const stop = async () => {
    process.kill(-child.pid!, "SIGKILL");
    await ended;
    return said;
  };
  return { ended, stop, said: () => said };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await after(20);
}

const isReady = () => fs.existsSync(file("tmp/ready"));

test("the first certificate is got at once, and is in force when it is said to be", async () => {
  const { stop } = start({ does: GIVES });
  await until(isReady);
  expect([read("volume/tls.crt"), read("volume/tls.key")]).toEqual(["certificate 1", "key of 1"]);
  expect(read("asked")).toBe(
    "--path lego/one --http --http.webroot webroot --accept-tos --domains shop.example run",
  );
  expect(ACME_HEALTH).toEqual(["test", "-e", "/tmp/ready"]);
  await stop();
});

test("what it writes is its user's alone", async () => {
  const { stop } = start({ does: GIVES });
  await until(isReady);
  await stop();
  const all = fs.readdirSync(file("volume"), { recursive: true, encoding: "utf8" });
  const open = all.filter((name) => (fs.statSync(file(`volume/${name}`)).mode & 0o077) !== 0);
  expect(all).toContain("lego/one/certificates/shop.example.key");
  expect(open).toEqual([]);
});

test("it is renewed in time, with the key that it has", async () => {
  const { stop } = start({ does: GIVES, every: 1 });
  await until(() => isReady() && read("volume/tls.crt") === "certificate 2");
  await stop();
  expect(read("asked").split("\n")[1]).toMatch(/ renew --dynamic --reuse-key --no-random-sleep$/);
  expect(read("volume/tls.key")).toBe("key of 1");
});

test("another one, for other names, has the same key, and what the one before needed goes", async () => {
  const first = start({ does: GIVES });
  await until(isReady);
  await first.stop();
  fs.rmSync(file("tmp/ready"));
  const second = start({ does: GIVES, id: "two" });
  await until(() => isReady() && !fs.existsSync(file("volume/lego/one")));
  await second.stop();
  expect(read("asked").split("\n")[1]).toMatch(/^--path lego\/two .* run --private-key tls\.key$/);
  expect([read("volume/tls.crt"), read("volume/tls.key")]).toEqual(["certificate 2", "key of 1"]);
});

test.each([
  ["refuses", REFUSES, "It refuses."],
  ["does not answer", AWAY, "It is away."],
])(
  "without a certificate it ends where the CA %s, with its words and what to do",
  async (...all) => {
    const [, does, sentence] = all;
    const { code, said } = await start({ does }).ended;
    expect(code).toBe(1);
    expect(said.trim().split("\n").at(-1)).toBe(sentence);
    expect(said.split("\n")).toHaveLength(3);
    expect(isReady()).toBe(false);
  },
);

test("the one before stays in force where another one is refused", async () => {
  const first = start({ does: GIVES });
  await until(isReady);
  await first.stop();
  fs.rmSync(file("tmp/ready"));
  const { code } = await start({ does: AWAY, id: "two" }).ended;
  expect([code, read("volume/tls.crt"), read("volume/tls.key")]).toEqual([
    ...[1, "certificate 1", "key of 1"],
  ]);
  expect(fs.existsSync(file("volume/lego/one/certificates/shop.example.crt"))).toBe(true);
});

test("a start waits for no CA where there is a certificate, and tries again for as long as it is away", async () => {
  const first = start({ does: GIVES });
  await until(isReady);
  await first.stop();
  fs.rmSync(file("tmp/ready"));
  const { said, stop } = start({ does: AWAY, every: 1 });
  await until(() => said().split("It is away.").length === 3);
  expect(isReady()).toBe(true);
  expect(await stop()).toContain(
    "The certificate before stays in force. It is tried again in 1 s.",
  );
});

test("the words are no part of the program", () => {
  const hostile = { directory: "/d", id: "i", name: "$(id)", everySeconds: 1, options: ["; id"] };
  const [shell, flag, program, ...words] = acmeCommand(hostile);
  expect([shell, flag]).toEqual(["sh", "-c"]);
  expect(program).not.toContain("id)");
  expect(words).toEqual(["acme", "/d", "i", "$(id)", "1", "; id"]);
});
