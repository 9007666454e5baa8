import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import * as http from "node:http";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { Label, labelFilters, type Labels } from "../../configs/container/labels";
import { CONF_DIRECTORY } from "../../configs/nginx/places";
import { docker, dockerLines } from "../../jobs/lib/docker";
import { poll } from "../../jobs/lib/poll";
import { SetupError } from "../setup/run";
import { projectName } from "../stack/project";
import { pulumiIn } from "../stack/pulumi";
import { composeFile, type InspectedContainer } from "./compose-file";
import { type Clocks, type DeployRound, MANY } from "./deploy-table";
import { composeDeployer, type Deployer, ourDeployer } from "./deployers";
import { shuffled } from "../../configs/compare/random";
import { removeAll } from "./stage";

/** How often it is asked for its first answer, and for how long. */
const PATIENCE = { everyMs: 20, timeoutMs: 120_000 };

/** What is measured beside, and with what. */
export interface DeployOptions {
  rounds: number;
  /** What runs pulumi. */
  environment: NodeJS.ProcessEnv;
  /** The program of Compose. */
  compose: string;
  /** Ends it. */
  signal: AbortSignal;
}

/**
 * Measures, round by round, what a deployment of gunicorn-nginx takes, beside Compose with what it runs.
 * @throws the signal's reason, once all is removed
 */
export async function measureDeploy({
  rounds,
  environment,
  compose,
  signal,
}: DeployOptions): Promise<DeployRound[]> {
  const directory = mkdtempSync(path.join(os.tmpdir(), "flask-serving-bench-"));
  const stack = `bench-${process.pid}`;
  const labels = { [Label.Project]: projectName(), [Label.Stack]: stack };
  mkdirSync(path.join(directory, "state"));
  const pulumi = pulumiIn({
    ...environment,
    PULUMI_BACKEND_URL: `file://${path.join(directory, "state")}?metadata=skip`,
    PULUMI_CONFIG_PASSPHRASE: "of a bench",
  });
  try {
    await pulumi.run("stack", "init", stack);
    const port = await freePort();
    const ours = ourDeployer(pulumi, stack, port);
    await ours.up(1);
    const file = await asComposeFile(labels, directory, port);
    // What it holds stays when the stack is destroyed, so that the next deployment builds no image.
    await docker(["create", "--name", stack, "--network", "none", await imageOf(labels), "true"]);
    await ours.down();
    const both = { ours, compose: composeDeployer(compose, file, stack) };
    return await measureRounds(rounds, both, { port, signal });
  } catch (error) {
    // Ctrl-C ends pulumi and Compose first, which is not what the user wants to hear of.
    signal.throwIfAborted();
    throw error;
  } finally {
    await pulumi.ask("destroy", "--yes", "--skip-preview", "--stack", stack);
    await pulumi.ask("stack", "rm", "--yes", stack);
    await docker(["rm", "--force", stack]).catch(() => "");
    await removeAll(labels);
    rmSync(directory, { recursive: true });
  }
}

/** One that nobody else looks for: each deployment takes it anew. */
async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function measureRounds(
  rounds: number,
  both: Record<keyof DeployRound, Deployer>,
  { port, signal }: { port: number; signal: AbortSignal },
): Promise<DeployRound[]> {
  const measured: DeployRound[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const clocks: Partial<DeployRound> = {};
    for (const who of shuffled(["ours", "compose"] as const, Math.random)) {
      signal.throwIfAborted();
      clocks[who] = await clocksOf(both[who], port);
    }
    measured.push(clocks as DeployRound);
    process.stderr.write(`round ${round} of ${rounds}: ${JSON.stringify(clocks)}\n`);
  }
  return measured;
}

async function clocksOf({ up, down }: Deployer, port: number): Promise<Clocks> {
  try {
    const [first, whole] = await toAnswer(() => up(1), port);
    const again = await secondsOf(() => up(1));
    const downTakes = await secondsOf(down);
    const [manyFirst] = await toAnswer(() => up(MANY), port);
    const manyAgain = await secondsOf(() => up(MANY));
    return { first, whole, again, down: downTakes, manyFirst, manyAgain };
  } finally {
    await down();
  }
}

/** How long something takes until a port answers with 200, and until it has ended. */
async function toAnswer(act: () => Promise<void>, port: number): Promise<[number, number]> {
  const start = performance.now();
  const acting = secondsOf(act);
  // What fails is told below, by what it says itself.
  const failure = acting.then(
    () => undefined,
    (error: Error) => error,
  );
  const answer = poll(async () => ((await answers(port)) ? true : undefined), PATIENCE);
  const isAnswered = await Promise.race([answer, failure.then((one) => (one ? false : answer))]);
  const first = (performance.now() - start) / 1000;
  const whole = await acting;
  if (!isAnswered) throw new SetupError(`What was deployed does not answer on port ${port}.`);
  return [first, whole];
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    http
      .get({ host: "127.0.0.1", port, path: "/api/healthz", agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      })
      .on("error", () => resolve(false));
  });
}

async function secondsOf(act: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await act();
  return (performance.now() - start) / 1000;
}

/** Writes the Compose file of what a stack runs, and beside it what its proxy was given. */
async function asComposeFile(labels: Labels, directory: string, port: number): Promise<string> {
  const web = await inspect(labels, "web");
  const proxy = await inspect(labels, "proxy");
  const files = path.join(directory, "files");
  await docker(["cp", `${proxy.Id}:${CONF_DIRECTORY}/.`, files]);
  const file = path.join(directory, "compose.json");
  const given = { web, proxy, files: { from: files, to: CONF_DIRECTORY }, port };
  writeFileSync(file, JSON.stringify(composeFile(given), null, 2));
  return file;
}

async function inspect(labels: Labels, component: string) {
  const filters = labelFilters({ ...labels, [Label.Component]: component });
  const [id = ""] = await dockerLines(["ps", "--quiet", ...filters]);
  const [inspected] = JSON.parse(await docker(["inspect", id])) as [
    InspectedContainer & { Id: string },
  ];
  return inspected;
}

async function imageOf(labels: Labels): Promise<string> {
  return (await inspect(labels, "web")).Image;
}
