import { setTimeout as sleep } from "node:timers/promises";
import { run, SetupError, tryRun } from "../setup/run.mjs";
import { containersOf } from "../stack/containers.mjs";

const ANSWER_WITHIN_MS = 30_000;

/**
 * Makes what is deployed serve again, whatever became of it: starts what was stopped, and has Pulumi make
 * what was removed. No load test runs for it.
 * @returns the options that `pulumi up` needs for that
 */
export async function recover(pulumi, stack) {
  const state = JSON.parse(await pulumi.run("stack", "export", "-s", stack));
  const resources = state.deployment.resources ?? [];
  const containers = resources.filter(({ type }) => type === "docker:index/container:Container");
  if (containers.length === 0) return [];
  const there = new Map((await allContainers(stack)).map((one) => [one.id, one]));
  const missing = containers.filter(({ id }) => !there.has(id));
  const stopped = containers.filter(({ id }) => there.get(id)?.running === false);
  // The app before its proxy, which looks it up as it starts.
  for (const { id } of stopped) await run("docker", ["start", id]);
  if (missing.length === 0 && stopped.length === 0) return [];
  process.stdout.write(
    `… ${stack}: ${missing.length} removed and ${stopped.length} stopped parts are brought back\n`,
  );
  return ["--refresh", ...(await lostImages(resources)), ...proxyConfiguration(resources)];
}

async function allContainers(stack) {
  try {
    return await containersOf(stack);
  } catch (error) {
    if (error instanceof SetupError) return [];
    throw error;
  }
}

/** What a job made, Pulumi cannot see: an image that was pruned is built again. */
async function lostImages(resources) {
  const builds = resources.filter(({ urn }) => urn.endsWith("::app-build"));
  const lost = await Promise.all(
    builds.map(async ({ urn, outputs }) => {
      const { imageId } = JSON.parse(outputs.stdout);
      const { exitCode } = await tryRun("docker", ["image", "inspect", imageId]);
      return exitCode === 0 ? [] : ["--replace", urn];
    }),
  );
  return lost.flat();
}

/** A container that is back may have another address: nginx has to look it up anew. */
function proxyConfiguration(resources) {
  const job = resources.find(({ urn }) => urn.endsWith("::proxy-configuration"));
  return job ? ["--replace", job.urn] : [];
}

/** A result is never shown beside a server that is down. */
export async function rejectSilent(stack, url, withinMs = ANSWER_WITHIN_MS) {
  const until = Date.now() + withinMs;
  let answer = "nothing";
  while (url && Date.now() < until) {
    try {
      const { status } = await fetch(url, { redirect: "manual" });
      if (status < 500) return;
      answer = `status ${status}`;
    } catch ({ cause, message }) {
      answer = cause?.code ?? message;
    }
    await sleep(200);
  }
  if (url) {
    throw new SetupError(
      `${stack} is deployed, but ${url} does not answer: ${answer}.\nWhat it wrote: npm run logs -- ${stack}`,
    );
  }
}
