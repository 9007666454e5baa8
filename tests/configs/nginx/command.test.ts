import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { CHECK_COMMAND, NGINX_COMMAND, RELOAD_COMMAND } from "../../../configs/nginx/command";

/** An nginx that refuses what says broken, and otherwise says what it was called with. */
const NGINX = `#!/bin/sh
conf=$(echo "$@" | sed 's/.*-c \\([^ ]*\\).*/\\1/')
case $1 in -t) echo checked >> "$(dirname "$0")/checks"; ! grep -q broken "$conf" ;; *) echo "serves $*" ;; esac
`;

let directory: string;
let conf: string;
beforeEach(() => {
  directory = fs.mkdtempSync(path.join(tmpdir(), "flask-serving-nginx-"));
  conf = path.join(directory, "current", "nginx.conf");
  fs.mkdirSync(path.dirname(conf));
  fs.writeFileSync(path.join(directory, "nginx"), NGINX, { mode: 0o755 });
});
afterEach(() => fs.rmSync(directory, { recursive: true }));

/** What the container's program prints until it ends, with its volume in a directory here. */
function start(): { printed: Promise<string>; end: () => void } {
  const [program = "", ...args] = NGINX_COMMAND.map((one) =>
    one.replaceAll("/conf/", `${directory}/`),
  );
  const env = { PATH: `${directory}:${process.env.PATH}` };
  const child = spawn(program, args, { env });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const printed = new Promise<string>((resolve) => child.on("close", () => resolve(text)));
  return { printed, end: () => child.kill("SIGTERM") };
}

/** Resolves once nginx has been asked whether it would take the configuration. */
async function checked(): Promise<void> {
  while (!fs.existsSync(path.join(directory, "checks")))
    await new Promise((go) => setTimeout(go, 20));
}

test("a container waits for its configuration, and for what that names, and is nginx then", async () => {
  const { printed } = start();
  fs.writeFileSync(conf, "broken");
  await checked();
  fs.writeFileSync(conf, "whole");
  expect(await printed).toBe(`serves -c ${conf} -g daemon off;\n`);
});

test("a container that waits ends when it is told to", async () => {
  fs.writeFileSync(conf, "broken");
  const { printed, end } = start();
  await checked();
  end();
  expect(await printed).toBe("");
});

test("a version is checked where it lies, and the one in force is what nginx reads", () => {
  expect(CHECK_COMMAND.join(" ")).toBe("nginx -t -q -p ./ -c nginx.conf");
  expect(RELOAD_COMMAND.join(" ")).toBe("nginx -c /conf/current/nginx.conf -s reload");
});
