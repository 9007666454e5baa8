import type { NginxConf } from "../configs/nginx/conf";
import { NGINX_HEALTH } from "../configs/nginx/health";
import { CONF_FILE } from "../configs/nginx/process";
import { docker, lastLines, tryDocker } from "./lib/docker";
import { JobError, runJob } from "./lib/job";
import { poll } from "./lib/poll";
import { startIfStopped } from "./lib/start-container";

export interface ConfInput {
  /** The id of nginx's container. */
  container: string;
  conf: NginxConf;
  /** What it is, for messages. */
  what: string;
}

const NEXT_FILE = `${CONF_FILE}.next`;
const LIVE_TIMEOUT_MS = 15_000;

/** Gives nginx its configuration: checked first, put in place by one rename, and in force when this ends. */
export async function writeNginxConf(input: ConfInput): Promise<{ hash: string }> {
  const { container, conf } = input;
  await startIfStopped(container, input.what);
  // The directory is root's, so that nginx cannot change its own configuration.
  await exec(container, "0", ["sh", "-c", `cat > ${NEXT_FILE}`], conf.text);
  await check(container);
  const running = (await confInForce(container)) !== undefined;
  await exec(container, "0", ["mv", NEXT_FILE, CONF_FILE]);
  if (running) await exec(container, undefined, ["nginx", "-c", CONF_FILE, "-s", "reload"]);
  await live(container, conf.hash);
  return { hash: conf.hash };
}

async function check(container: string): Promise<void> {
  const result = await tryDocker(["exec", container, "nginx", "-t", "-q", "-c", NEXT_FILE]);
  if (result.exitCode === 0) return;
  throw new JobError(
    `nginx refuses the configuration; the one before stays in force:\n${lastLines(result.all)}`,
  );
}

/** The hash of the configuration that nginx answers with, once it answers. */
async function confInForce(container: string): Promise<string | undefined> {
  const { exitCode, stdout } = await tryDocker(["exec", container, ...NGINX_HEALTH.command]);
  return exitCode === 0 ? stdout.trim().split("\n").at(-1) : undefined;
}

async function live(container: string, hash: string): Promise<void> {
  const answers = async () => ((await confInForce(container)) === hash ? true : undefined);
  if (await poll(answers, { everyMs: 100, timeoutMs: LIVE_TIMEOUT_MS })) return;
  const { all } = await tryDocker(["logs", "--tail", "20", container]);
  throw new JobError(
    `nginx does not answer with the new configuration after ${LIVE_TIMEOUT_MS / 1000} s:\n${lastLines(all)}`,
  );
}

function exec(container: string, user: string | undefined, argv: string[], input?: string) {
  const as = user === undefined ? [] : ["--user", user];
  return docker(["exec", "-i", ...as, container, ...argv], input === undefined ? {} : { input });
}

if (require.main === module) runJob(writeNginxConf);
