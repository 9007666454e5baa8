import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { defaultImages } from "../../configs/default-images";
import { loadPlan } from "../../configs/load/plan";
import { docker, tryDocker } from "../../jobs/lib/docker";
import { runLoad } from "../../jobs/run-load";
import { spread } from "./spread";
import { Wrk } from "./wrk";

/** What one generator of load made. */
export interface Made {
  requestsPerSecond: number;
  /** What it used of a CPU: of several Locusts the busiest one. */
  cpus: number;
}

/** Each generator, with what it made round by round. */
export type Generators = Map<string, Made[]>;

const CONNECTIONS = 50;
const SECONDS = 5;

/** A server that answers at once, so that a generator is the limit as long as it can be. */
const SERVER = `pid /tmp/nginx.pid; error_log stderr; worker_processes 1; events {}
http { access_log off; keepalive_requests 1000000; server { listen 8000; return 200 ok; } }`;

/** Users who ask again as soon as they have their answer, as wrk's connections do. */
const LOCUSTFILE = `from locust import FastHttpUser, constant, task
class Asker(FastHttpUser):
    wait_time = constant(0)
    @task
    def ask(self):
        self.client.get("/")
`;

/** Has wrk, one Locust and two ask the same server in turn, and removes all that it started. */
export async function measureGenerators(rounds: number, signal: AbortSignal): Promise<Generators> {
  const name = `flask-serving-bench-${process.pid}`;
  const directory = mkdtempSync(path.join(os.tmpdir(), "flask-serving-bench-"));
  const made: Generators = new Map([
    ["wrk", []],
    ["1 Locust", []],
    ["2 Locusts", []],
  ]);
  try {
    await startServer(name);
    const wrk = await Wrk.start(`${name}-wrk`, name);
    for (let round = 1; round <= rounds; round += 1) {
      signal.throwIfAborted();
      made.get("wrk")?.push(await byWrk(wrk));
      made.get("1 Locust")?.push(await byLocust(name, 1, directory));
      made.get("2 Locusts")?.push(await byLocust(name, 2, directory));
      process.stderr.write(`round ${round} of ${rounds}\n`);
    }
    return made;
  } finally {
    await Wrk.remove(`${name}-wrk`);
    await tryDocker(["rm", "--force", `${name}-server`]);
    await tryDocker(["network", "rm", name]);
    rmSync(directory, { recursive: true });
  }
}

async function startServer(name: string): Promise<void> {
  await docker(["network", "create", "--internal", name]);
  const serve = `printf %s "$0" > /tmp/nginx.conf; exec nginx -c /tmp/nginx.conf -g "daemon off;"`;
  const { nginx } = defaultImages(process.env);
  const run = ["run", "--detach", "--init", "--name", `${name}-server`, "--network", name];
  const argv = ["--network-alias", "server", "--entrypoint", "sh", nginx, "-c", serve, SERVER];
  await docker([...run, ...argv]);
}

async function byWrk(wrk: Wrk): Promise<Made> {
  const before = await wrk.cpuSeconds();
  const asked = { url: "http://server:8000/", connections: CONNECTIONS, seconds: SECONDS };
  const { requestsPerSecond } = await wrk.ask(asked);
  return { requestsPerSecond, cpus: ((await wrk.cpuSeconds()) - before) / SECONDS };
}

async function byLocust(network: string, workers: number, directory: string): Promise<Made> {
  const locustfile = path.join(directory, "locustfile.py");
  writeFileSync(locustfile, LOCUSTFILE);
  const endpoint = { host: "server", port: 8000 };
  const { run } = loadPlan("bench", {
    target: { endpoints: [endpoint], networks: [network], fingerprint: network },
    ...{ image: defaultImages(process.env).locust, user: "1000:1000", locustfile },
    ...{ users: CONNECTIONS, spawnRate: 100, runTime: `${SECONDS}s`, settleTime: "1s", workers },
  });
  const resultsDir = path.relative(process.cwd(), directory);
  const files = {
    locustfile,
    loadDir: directory,
    script: "locustfile.py",
    files: ["locustfile.py"],
  };
  const asked = { ...run, ...files, resultsDir, networks: [network], labels: {}, stack: network };
  const { stats } = await runLoad(asked);
  return {
    requestsPerSecond: stats.requestsPerSecond ?? NaN,
    cpus: stats.ran.generatorCpu ?? NaN,
  };
}

/** A row a generator: the median of all rounds, and how far they are apart. */
export function generatorTable(made: Generators): string {
  const rows = [...made].map(([name, rounds]) => {
    const rates = spread(rounds.map(({ requestsPerSecond }) => requestsPerSecond));
    const [median, low, high] = [rates.median, rates.low, rates.high].map((one) => one.toFixed(0));
    const cpus = spread(rounds.map((one) => one.cpus)).median.toFixed(2);
    return `| ${name} | ${rounds.length} | ${median} | ${low} | ${high} | ${cpus} |\n`;
  });
  const columns = "| generator | runs | median requests a second | lowest | highest | of a CPU |\n";
  return `${columns}| --- | --- | --- | --- | --- | --- |\n${rows.join("")}`;
}
