import * as fs from "node:fs";
import * as path from "node:path";
import { defaultImages } from "../../configs/default-images";
import {
  FAILURES_FILE,
  HISTOGRAM_FILE,
  locustArgv,
  LOAD_TEST,
  measureEnv,
  RESULTS_DIRECTORY,
  SECONDS_FILE,
  STATS_FILE,
  WINDOW_FILE,
} from "../../configs/load/locust-argv";
import type { Capacity } from "../../configs/load/capacity";
import type { Limits } from "../../configs/load/objective";
import { phasesOf } from "../../configs/load/phases";
import type { LoadRun } from "../../configs/load/run";
import { readResult } from "../../configs/load/result";
import type { LoadStats } from "../../configs/load/stats";
import { tryDocker } from "../../jobs/lib/docker";
import { loadFiles } from "../../jobs/lib/load-files";
import { searchCapacity } from "../../jobs/lib/search-capacity";
import { askedRequests } from "../../configs/load/requests";
import { putFiles } from "../../jobs/lib/put-files";
import { LOAD_RUN } from "../fixtures/load-run";
import { docker } from "./docker";
import { put, scratchDirectory } from "./scratch";

/**
 * What is put under load, in the same container: it answers at once, after a second, never, with an error, or one
 * request at a time, of which each takes 20 ms: 50 a second. On 8443 it speaks TLS, as shop.example.
 */
const SERVER = `
from gevent import monkey; monkey.patch_all()
import gevent, gevent.lock
from gevent.pywsgi import WSGIServer
one = gevent.lock.BoundedSemaphore(1)
def app(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/one-at-a-time":
        with one:
            gevent.sleep(0.02)
    gevent.sleep({"/slow": 1, "/never": 60}.get(path, 0))
    start_response("500 No" if path == "/bad" else "200 OK", [("X-Path", path)])
    return [path.encode()]
WSGIServer(("127.0.0.1", 8443), app, log=None, keyfile="/tls/shop.key", certfile="/tls/shop.crt").start()
WSGIServer(("127.0.0.1", 8000), app, log=None).serve_forever()
`;

const SERVER_ENDPOINT = { host: "127.0.0.1", port: 8000 };

/** A container with Locust and a server, without a network. */
export class LoadContainer {
  private constructor(private readonly container: string) {}

  static async start(): Promise<LoadContainer> {
    const { locust } = defaultImages(process.env);
    const host = ["--add-host", "shop.example:127.0.0.1"];
    const alone = ["--network", "none", ...host, "--init", "--entrypoint", "sleep"];
    const container = docker("run", "--detach", "--rm", "--user", "0", ...alone, locust, "300");
    const file = (name: string) => fs.readFileSync(path.join("tests/fixtures/tls", name));
    const names = ["shop.crt", "shop.key"];
    await putFiles(container, new Map(names.map((name) => [`/tls/${name}`, file(name)])));
    docker("exec", "--detach", container, "/opt/venv/bin/python", "-c", SERVER);
    return new LoadContainer(container);
  }

  /** Runs a load of a locustfile. @returns what its files say */
  async run(locustfile: string, changed: Partial<LoadRun> = {}): Promise<LoadStats> {
    const loaded = { ...LOAD_RUN, endpoint: SERVER_ENDPOINT, ...changed };
    const run = { ...loaded, phases: phasesOf(loaded) };
    const directory = scratchDirectory();
    put(directory, "locustfile.py", locustfile);
    docker("exec", this.container, "rm", "-rf", "/load");
    const test = { locustfile: path.join(directory, "locustfile.py"), loadDir: directory };
    await putFiles(this.container, loadFiles({ ...test, files: ["locustfile.py"] }));
    fs.rmSync(directory, { recursive: true });
    const env = Object.entries(measureEnv(run)).flatMap((pair) => ["--env", pair.join("=")]);
    const argv = ["exec", "--workdir", LOAD_TEST, ...env, this.container, ...locustArgv(run)];
    const { exitCode } = await tryDocker(argv);
    return readResult(run, {
      ...{ csv: await this.read(STATS_FILE), histogram: await this.read(HISTOGRAM_FILE) },
      ...{ failures: await this.read(FAILURES_FILE), window: await this.read(WINDOW_FILE) },
      ...{ seconds: await this.read(SECONDS_FILE), exitCode },
    });
  }

  /** Searches for what one of the server's paths carries. */
  async capacity(path: string, limits: Limits, changed: Partial<LoadRun>): Promise<Capacity> {
    docker("exec", this.container, "rm", "-rf", "/load");
    await putFiles(this.container, loadFiles({}));
    const asked = { requests: askedRequests([path]), limits, endpoint: SERVER_ENDPOINT, user: "0" };
    const input = { ...LOAD_RUN, ...asked, networks: [], labels: {}, stack: "test", ...changed };
    return (await searchCapacity(input, limits, { leader: this.container, workers: [] })).capacity;
  }

  remove(): void {
    docker("rm", "--force", this.container);
  }

  private async read(name: string): Promise<string | undefined> {
    const argv = ["exec", this.container, "cat", `${RESULTS_DIRECTORY}/${name}`];
    const { exitCode, stdout } = await tryDocker(argv);
    return exitCode === 0 ? stdout : undefined;
  }
}
