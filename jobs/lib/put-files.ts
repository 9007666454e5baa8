import { pythonArgv } from "../../configs/container/python-argv";
import { LOCUST_PYTHON } from "../../configs/load/locust-argv";
import { docker } from "./docker";

/** Fixed text: what it writes comes on stdin, so that no name and no byte is a shell's to read. */
const PROGRAM = [
  "import base64, json, os, sys",
  "for path, content in json.load(sys.stdin).items():",
  "    os.makedirs(os.path.dirname(path), exist_ok=True)",
  "    with open(path, 'wb') as file:",
  "        file.write(base64.b64decode(content))",
].join("\n");

/** Writes files into Locust's container, whose file system in memory `docker cp` does not reach. */
export async function putFiles(
  container: string,
  files: ReadonlyMap<string, Buffer>,
): Promise<void> {
  const encoded = [...files].map(([path, content]) => [path, content.toString("base64")]);
  const input = JSON.stringify(Object.fromEntries(encoded));
  await docker(["exec", "--interactive", container, ...pythonArgv(LOCUST_PYTHON, PROGRAM, [])], {
    input,
  });
}
