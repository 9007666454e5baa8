import type { GunicornSettings } from "../server/gunicorn/settings";
import { WorkerClass } from "../server/gunicorn/worker-class";
import type { Server } from "../server/servers";
import { Tuning } from "../tuning";
import type { Proxy } from "./choices";

/** `gunicorn -w 4 -b 0.0.0.0:5901 app:app`: Gunicorn's own defaults for all else. */
const GUNICORN: GunicornSettings = {
  workers: 4,
  threads: 1,
  workerClass: WorkerClass.Sync,
  accessLog: false,
};

/** The name by which the study's nginx and Locust found the server. */
const ALIAS = "web";

/** What a tuning decides of a server, where nobody else does. */
export function tuned(tuning: Tuning): { gunicorn: GunicornSettings; alias: string | undefined } {
  return tuning === Tuning.Baseline
    ? { gunicorn: GUNICORN, alias: ALIAS }
    : { gunicorn: {}, alias: undefined };
}

/** What the study does not show and a baseline therefore takes from us. */
export function assumedFor(
  tuning: Tuning,
  { server, proxy }: { server: Server; proxy: Proxy },
): string[] {
  if (tuning !== Tuning.Baseline) return [];
  return [
    "the app, the page that it serves, its locustfile and its users' waits: this project's samples",
    "versions: of Python, Flask, Gunicorn, nginx and Locust",
    "containers: read-only root, no capabilities, a numeric user, limits of memory and open files",
    ...OF_SERVER[server],
    ...OF_PROXY[proxy],
  ];
}

const OF_SERVER: Record<Server, string[]> = {
  flask: ["Flask: reloader and debugger off"],
  gunicorn: ["Gunicorn: heartbeat on /dev/shm, no control socket, headers of up to 32 KiB"],
  granian: ["Granian: the study had none"],
};

const OF_PROXY: Record<Proxy, string[]> = {
  none: [],
  nginx: [
    "nginx: all above the server block, such as worker_connections, and a health check on a port of its own",
  ],
};
