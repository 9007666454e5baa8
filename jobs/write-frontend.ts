import { spawn } from "node:child_process";
import { FRONTEND_DIRECTORY } from "../configs/frontend/served-frontend";
import { FRONTEND_BEFORE, FRONTENDS_DIRECTORY } from "../configs/nginx/frontend";
import { docker, lastLines, tryDocker } from "./lib/docker";
import { JobError, runJob } from "./lib/job";
import { startIfStopped } from "./lib/start-container";

export interface FrontendInput {
  /** The id of nginx's container. */
  container: string;
  /** What it is, for messages. */
  what: string;
  /** The image that has the front end. */
  image: string;
  /** Who may read it there, `uid:gid`. */
  user: string;
  fingerprint: string;
}

/** Fixed text; the directory and a name in it come as arguments. */
const UNPACK = [
  'mkdir -p "$0" && cd "$0" && rm -rf "$1.next" && mkdir "$1.next"',
  'tar --extract --no-same-owner --directory "$1.next"',
  'mv "$1.next" "$1"',
].join(" && ");

/** The same: the newest two stay, and the second is what nginx calls the one before. */
const KEEP_TWO = [
  'cd "$0" && touch "$1"',
  `all=$(ls --sort=time --ignore=${FRONTEND_BEFORE})`,
  'before=$(echo "$all" | sed -n 2p)',
  `if [ -n "$before" ]; then ln -sfn "$before" ${FRONTEND_BEFORE}; fi`,
  'echo "$all" | tail --lines=+3 | xargs -r rm -rf',
].join(" && ");

/** Puts an image's front end where nginx serves it from, in a directory that is named after its content. */
export async function writeFrontend(input: FrontendInput): Promise<object> {
  const { container, image, user, fingerprint } = input;
  await startIfStopped(container, input.what);
  const target = [FRONTENDS_DIRECTORY, fingerprint];
  const inNginx = (program: string) => [
    "exec",
    "-i",
    "--user",
    "0",
    container,
    "sh",
    "-c",
    program,
  ];
  const there = await tryDocker(["exec", container, "test", "-d", target.join("/")]);
  if (there.exitCode !== 0) {
    const alone = ["--network", "none", "--read-only", "--cap-drop", "ALL", "--user", user];
    const pack = ["--create", "--mode=a+rX", "--directory", FRONTEND_DIRECTORY, "."];
    await pipe(
      ["run", "--rm", ...alone, "--entrypoint", "tar", image, ...pack],
      [...inNginx(UNPACK), ...target],
    );
  }
  await docker([...inNginx(KEEP_TWO), ...target]);
  return {};
}

/** Runs two docker commands, one's output being the other's input. */
async function pipe(from: string[], to: string[]): Promise<void> {
  const source = spawn("docker", from, { stdio: ["ignore", "pipe", "pipe"] });
  const sink = spawn("docker", to, { stdio: ["pipe", "ignore", "pipe"] });
  // One that ends before it has read all says why by its exit code.
  sink.stdin.on("error", () => {});
  source.stdout.pipe(sink.stdin);
  const [packed, unpacked] = await Promise.all([ended(source), ended(sink)]);
  if (packed.exitCode === 0 && unpacked.exitCode === 0) return;
  throw new JobError(
    `The front end could not be given to nginx:\n${lastLines(packed.stderr + unpacked.stderr)}`,
  );
}

function ended(child: ReturnType<typeof spawn>): Promise<{ exitCode: number; stderr: string }> {
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ exitCode: code ?? 1, stderr }));
  });
}

if (require.main === module) runJob(writeFrontend);
