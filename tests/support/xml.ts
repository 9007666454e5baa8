import { spawnSync } from "node:child_process";

/** What a strict parser of XML reads of it: a value that an expression of Python takes of `root`. */
export function readXml<T>(xml: string, expression: string): T {
  const program = `
import json, sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
print(json.dumps(${expression}))`;
  const { stdout, stderr } = spawnSync("python3", ["-c", program], {
    input: xml,
    encoding: "utf8",
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}
