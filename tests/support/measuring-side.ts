import { spawnSync } from "node:child_process";

const PATH = "jobs/payload/load";

/** What an expression of Python is after some lines that know what of the measuring side needs no Locust. */
export function measuringSide<T>(lines: string, expression: string): T {
  const program = `import json\n${lines}\nprint(json.dumps(${expression}))`;
  const { stdout, stderr } = spawnSync("python3", ["-B", "-c", program], {
    env: { ...process.env, PYTHONPATH: PATH },
    encoding: "utf8",
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}
