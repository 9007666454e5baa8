import { spawn } from "node:child_process";
import type { DeliveredTree } from "../../configs/container/delivery";
import { lastLines } from "./docker";
import { runScript } from "./in-container";
import { JobError } from "./job";
import type { Versions } from "./version";

/** Fixed text; the directory and names in it come as arguments. */
const MISSING = 'cd "$0" && for tree; do [ -d "trees/$tree" ] || echo "$tree"; done';
const UNPACK = [
  'mkdir -p "$0/trees" && cd "$0/trees"',
  'rm -rf "$1.part" && mkdir "$1.part"',
  'tar --extract --no-same-owner --directory "$1.part"',
].join(" && ");
const KEEP = 'cd "$0/trees" && mv -T "$1.part" "$1"';

/** Unpacks the trees that are not there yet. One has its name only once it is whole. */
export async function unpackMissing(versions: Versions, trees: DeliveredTree[]): Promise<void> {
  if (trees.length === 0) return;
  const { container, directory } = versions;
  const contents = trees.map(({ content }) => content);
  const args = [directory, ...contents];
  const missing = (await runScript({ container, program: MISSING, args })).split("\n");
  for (const tree of trees.filter(({ content }) => missing.includes(content))) {
    await unpack(versions, tree);
    await runScript({ container, program: KEEP, args: [directory, tree.content] });
  }
}

async function unpack({ container, directory }: Versions, tree: DeliveredTree): Promise<void> {
  const alone = ["--network", "none", "--read-only", "--cap-drop", "ALL", "--user", tree.user];
  // Root has no rights beyond the files' own there: it has to be able to remove them.
  const pack = ["--create", "--mode=u=rwX,go=rX", "--directory", tree.directory, "."];
  const { image, content } = tree;
  await pipe(
    ["run", "--rm", ...alone, "--entrypoint", "tar", image, ...pack],
    ["exec", "-i", "--user", "0", container, "sh", "-c", UNPACK, directory, content],
  );
}

/** Runs two docker commands, one's output being the other's input. */
async function pipe(from: string[], to: string[]): Promise<void> {
  const { env } = process;
  const source = spawn("docker", from, { env, stdio: ["ignore", "pipe", "pipe"] });
  const sink = spawn("docker", to, { env, stdio: ["pipe", "ignore", "pipe"] });
  // One that ends before it has read all says why by its exit code.
  sink.stdin.on("error", () => {});
  source.stdout.pipe(sink.stdin);
  const [packed, unpacked] = await Promise.all([ended(source), ended(sink)]);
  if (packed.exitCode === 0 && unpacked.exitCode === 0) return;
  const said = lastLines(packed.stderr + unpacked.stderr);
  throw new JobError(`The files of an image could not be delivered:\n${said}`);
}

function ended(child: ReturnType<typeof spawn>): Promise<{ exitCode: number; stderr: string }> {
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ exitCode: code ?? 1, stderr }));
  });
}
