import { mkdtempSync, rmSync } from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Proxy } from "../../configs/app/choices";
import type { CandidateInput } from "../../configs/compare/input";
import { candidatePlan } from "../../configs/compare/candidate-plan";
import { shuffled } from "../../configs/compare/random";
import { cpuSets } from "../../configs/compare/room";
import { Label, labelArgv, type Labels } from "../../configs/container/labels";
import { defaultImages } from "../../configs/default-images";
import { Server } from "../../configs/server/servers";
import { Tuning } from "../../configs/tuning";
import { RunningCandidate, type StartInput } from "../../jobs/compare/candidate";
import { docker } from "../../jobs/lib/docker";
import { SAMPLE } from "../../program/sample";
import { buildAppImage, STACK } from "./app-image";
import { removeAll } from "./stage";
import { Wrk } from "./wrk";

/** The ways to serve that are set side by side, each with one access log. */
export const WAYS = {
  "gunicorn-nginx": [Server.Gunicorn, Proxy.Nginx, Tuning.Production],
  "granian-nginx": [Server.Granian, Proxy.Nginx, Tuning.Production],
  "the study's nginx": [Server.Gunicorn, Proxy.Nginx, Tuning.Baseline],
  "the study's bare Gunicorn": [Server.Gunicorn, Proxy.None, Tuning.Baseline],
} as const;
export type Way = keyof typeof WAYS;

/** What a way made of a round. */
export interface Served {
  requestsPerSecond: number;
  errors: number;
  /** nginx's CPU for a request, of its server's; NaN without nginx. */
  hop: number;
}

/** All rounds of each way, and how many failed in each long run over many connections. */
export interface ServeResult {
  rounds: Record<Way, Served>[];
  manyConnections: { requests: number; errors: number }[];
}

const PATH = "/api/items";
const CONNECTIONS = 64;
const SECONDS = 5;
/** The long runs: how many, over how many connections, for how long. */
export const MANY = { runs: 3, connections: 1000, seconds: 30 };

/**
 * Has wrk ask each way to serve in turn, round by round, and gunicorn-nginx for long over many connections.
 * @throws the signal's reason, once all is removed
 */
export async function measureServe(rounds: number, signal: AbortSignal): Promise<ServeResult> {
  const project = `flask-serving-bench-${process.pid}`;
  const labels = { [Label.Project]: project, [Label.Stack]: STACK };
  const directory = mkdtempSync(path.join(os.tmpdir(), "flask-serving-bench-"));
  const cpus = os.cpus().length;
  const wrkName = `${project}-wrk`;
  try {
    const { nginx: nginxImage } = defaultImages(process.env);
    const input = { labels, networks: [project], nginxImage, candidateCpus: cpus };
    const ways = await waysOf({ directory, project, labels });
    await docker(["network", "create", "--internal", ...labelArgv(labels), project]);
    const wrk = await Wrk.start(wrkName, project, cpuSets(cpus, cpus).generator);
    const result: ServeResult = { rounds: [], manyConnections: [] };
    for (let round = 1; round <= rounds; round += 1) {
      const measured = {} as Record<Way, Served>;
      for (const [way, candidate] of shuffled([...ways], Math.random)) {
        signal.throwIfAborted();
        measured[way] = await serve(input, candidate, cpus, wrk);
      }
      result.rounds.push(measured);
      process.stderr.write(`round ${round} of ${rounds}\n`);
    }
    for (let run = 1; run <= MANY.runs; run += 1) {
      signal.throwIfAborted();
      result.manyConnections.push(await many(input, ways.get("gunicorn-nginx")!, cpus, wrk));
      process.stderr.write(`${MANY.connections} connections: ${run} of ${MANY.runs}\n`);
    }
    return result;
  } catch (error) {
    // Ctrl-C ends the docker client first, which is not what the user wants to hear of.
    signal.throwIfAborted();
    throw error;
  } finally {
    await Wrk.remove(wrkName);
    await removeAll(labels, [project]);
    rmSync(directory, { recursive: true });
  }
}

async function waysOf(where: Where): Promise<Map<Way, CandidateInput>> {
  const images = {
    [Server.Gunicorn]: await buildSample(Server.Gunicorn, where),
    [Server.Granian]: await buildSample(Server.Granian, where),
  };
  const ways = Object.entries(WAYS) as [Way, (typeof WAYS)[Way]][];
  const given = { user: "1000:1000", app: "app:app", secretEnv: [] };
  return new Map(
    ways.map(([way, [server, proxy, tuning]]) => {
      // One log a request: the study's nginx writes one, and its Gunicorn none.
      const log = proxy === Proxy.None ? { accessLog: true } : {};
      const candidate = { name: way.replaceAll(/\W+/g, "-"), server, proxy, tuning };
      const options = { appDir: SAMPLE, ...log };
      const plan = candidatePlan(options, candidate, given, defaultImages(process.env));
      return [way, { ...plan, image: images[server] }];
    }),
  );
}

interface Where {
  directory: string;
  project: string;
  labels: Labels;
}

/** The sample app, without its page. */
function buildSample(server: Server, where: Where): Promise<string> {
  return buildAppImage({ appDir: SAMPLE, exclude: ["frontend"], server, ...where });
}

async function serve(
  input: StartInput,
  candidate: CandidateInput,
  cpus: number,
  wrk: Wrk,
): Promise<Served> {
  return running(input, candidate, cpus, async (one, url) => {
    // Modules that are loaded with a first request.
    await wrk.ask({ url, connections: CONNECTIONS, seconds: 1 });
    const before = await one.work();
    const { requestsPerSecond, errors } = await wrk.ask({
      ...{ url, connections: CONNECTIONS, seconds: SECONDS },
    });
    const after = await one.work();
    const spent = (part: string) =>
      (after[part]?.cpuSeconds ?? NaN) - (before[part]?.cpuSeconds ?? NaN);
    return { requestsPerSecond, errors, hop: spent("proxy") / spent("server") };
  });
}

async function many(input: StartInput, candidate: CandidateInput, cpus: number, wrk: Wrk) {
  const { connections, seconds } = MANY;
  return running(input, candidate, cpus, async (_, url) => {
    const { requests, errors } = await wrk.ask({ url, connections, seconds });
    return { requests, errors };
  });
}

async function running<Told>(
  input: StartInput,
  candidate: CandidateInput,
  cpus: number,
  act: (one: RunningCandidate, url: string) => Promise<Told>,
): Promise<Told> {
  const one = await RunningCandidate.start(input, candidate, cpus);
  try {
    return await act(one, `http://${one.address.host}:${one.address.port}${PATH}`);
  } finally {
    await one.remove();
  }
}
