import { spawn } from "node:child_process";

interface Terminal {
  cwd: string;
  env: NodeJS.ProcessEnv;
  columns: number;
  rows: number;
}

/** Runs a command in a terminal of its own, made by `script` of util-linux, and gives all that it wrote to it. */
export function record(command: string, { cwd, env, columns, rows }: Terminal): Promise<string> {
  const line = `stty cols ${columns} rows ${rows}; ${command}`;
  const child = spawn("script", ["--quiet", "--return", "--command", line, "/dev/null"], {
    cwd,
    env: { ...env, TERM: "xterm-256color" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let written = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    written += chunk;
    process.stderr.write(chunk);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (code) => {
      if (code === 0) resolve(written);
      else reject(new Error(`\`${command}\` failed with ${code}: the lines above say why.`));
    });
  });
}
