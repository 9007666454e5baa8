import { MODULE_DIRECTORY } from "../../container/modules";
import type { Problem } from "../../problems";
import { choice, number, type Setting, switched, text } from "../setting";
import { WorkerClass } from "./worker-class";

/** How Gunicorn is told to work, by its own names. A setting stands here, and in its row below. */
export interface GunicornSettings {
  /**
   * How many worker processes take requests, 1 to 64.
   * @default 4
   */
  workers?: number | undefined;
  /**
   * How a worker takes its requests.
   * @default WorkerClass.Gthread, which keeps connections open
   */
  workerClass?: WorkerClass;
  /**
   * How many threads each worker has, 1 to 128; more than 1 needs WorkerClass.Gthread.
   * @default 4, and 1 with another worker class
   */
  threads?: number | undefined;
  /**
   * How long a worker may be silent before it is restarted, in seconds, 1 to 3600.
   * @default 30, Gunicorn's own
   */
  timeoutSeconds?: number | undefined;
  /**
   * How long all threads of a worker may be in the app, none of them finishing, before another worker takes its
   * place, in seconds, 0 to 86400; 0 is never. The log tells where each of them was. The sync worker has
   * timeoutSeconds for it, and gevent's has none.
   * @default 300
   */
  stuckSeconds?: number | undefined;
  /**
   * How long a worker may finish its requests when the service stops, in seconds, 1 to 3600.
   * @default 30, Gunicorn's own
   */
  gracefulTimeoutSeconds?: number | undefined;
  /**
   * How long an idle connection is kept open, in seconds, 1 to 3600; longer than the proxy before it
   * keeps its own, so that the proxy never sends into a closing one. The sync worker ignores it.
   * @default 75, above the 45 s of nginx
   */
  keepAliveSeconds?: number | undefined;
  /**
   * How many requests a worker takes before another one takes its place, 0 to 1000000000: for an app whose
   * workers grow. 0 is never.
   * @default 0, Gunicorn's own
   */
  maxRequests?: number | undefined;
  /**
   * By how many requests at most `maxRequests` differs from worker to worker, so that not all of them
   * end at once; 0 to 1000000000.
   * @default a tenth of maxRequests
   */
  maxRequestsJitter?: number | undefined;
  /**
   * Whether the app is loaded once, before the workers are made, and shared with them: less memory and a
   * faster start, but what it opens while it loads, such as a connection, all of them would share.
   * @default false, Gunicorn's own
   */
  preload?: boolean | undefined;
  /**
   * The addresses whose X-Forwarded-Proto is believed, as Gunicorn's `--forwarded-allow-ips` takes
   * them; `*` only where nothing but the proxy reaches it.
   * @default "127.0.0.1,::1", Gunicorn's own
   */
  forwardedAllowIps?: string | undefined;
  /**
   * Whether each request is written to the container's log.
   * @default true
   */
  accessLog?: boolean | undefined;
}

/** The settings with a value each. */
export type Settled = { [K in keyof GunicornSettings]-?: NonNullable<GunicornSettings[K]> };

/** A row a setting, in the order of Gunicorn's arguments. */
export const GUNICORN = {
  workers: number("--workers", { min: 1, max: 64, default: 4 }),
  workerClass: choice("--worker-class", Object.values(WorkerClass), WorkerClass.Gthread),
  threads: number("--threads", { min: 1, max: 128, default: 4 }),
  timeoutSeconds: number("--timeout", { min: 1, max: 3600, default: 30 }),
  stuckSeconds: number("--stuck-seconds", { min: 0, max: 86_400, default: 300 }),
  gracefulTimeoutSeconds: number("--graceful-timeout", { min: 1, max: 3600, default: 30 }),
  keepAliveSeconds: number("--keep-alive", { min: 1, max: 3600, default: 75 }),
  maxRequests: number("--max-requests", { min: 0, max: 1_000_000_000, default: 0 }),
  maxRequestsJitter: number("--max-requests-jitter", { min: 0, max: 1_000_000_000, default: 0 }),
  preload: switched(false, "--preload", "--no-preload"),
  forwardedAllowIps: text(
    "--forwarded-allow-ips",
    {
      pattern: /^(\*|[0-9A-Fa-f.:/]+(,[0-9A-Fa-f.:/]+)*)$/,
      expected: "addresses or networks with commas between, or *",
    },
    "127.0.0.1,::1",
  ),
  accessLog: switched(true, "--access-logfile=-", "--no-access-logfile"),
} satisfies { [K in keyof Settled]: Setting<Settled[K]> };

const NAMES = Object.keys(GUNICORN) as (keyof Settled)[];

/**
 * What a worker does not have: sync answers one request at a time, within a time-out, and closes each connection;
 * gevent's greenlets are no threads, and are not watched.
 */
const LACKING: Record<WorkerClass, readonly (keyof Settled)[]> = {
  sync: ["threads", "keepAliveSeconds", "stuckSeconds"],
  gthread: [],
  gevent: ["threads", "stuckSeconds"],
};

/** The settings, each with a value. */
export function settled(given: GunicornSettings): Settled {
  const start = {
    ...(isWithoutThreads(given.workerClass) && { threads: 1 }),
    ...jitter(given),
  };
  const values = NAMES.map((name) => [name, given[name]]).filter(
    ([, value]) => value !== undefined,
  );
  const defaults = Object.fromEntries(NAMES.map((name) => [name, GUNICORN[name].default]));
  return { ...defaults, ...start, ...Object.fromEntries(values) } as Settled;
}

function isWithoutThreads(workerClass: WorkerClass | undefined): boolean {
  return workerClass === WorkerClass.Sync || workerClass === WorkerClass.Gevent;
}

/** Workers that started together would otherwise end together. */
function jitter({ maxRequests }: GunicornSettings): GunicornSettings {
  return typeof maxRequests === "number" ? { maxRequestsJitter: Math.ceil(maxRequests / 10) } : {};
}

/** All that is wrong with the settings. */
export function settingsProblems(settings: Settled): Problem[] {
  return [
    ...NAMES.flatMap((name) => GUNICORN[name].problems(name, settings[name])),
    ...threadsProblems(settings),
    ...jitterProblems(settings),
  ];
}

/** Of sync Gunicorn itself would make gthread without a word; gevent would not look at it. */
function threadsProblems({ threads: got, workerClass }: Settled): Problem[] {
  if (!isWithoutThreads(workerClass) || got === 1) return [];
  const expected = `1 with the ${workerClass} worker, which has no threads`;
  const remedy = "Set workerClass to gthread, or leave threads out.";
  return [{ path: "threads", expected, got, remedy }];
}

/** Gunicorn would not say that it does nothing. */
function jitterProblems({ maxRequests, maxRequestsJitter: got }: Settled): Problem[] {
  if (maxRequests !== 0 || got === 0) return [];
  const expected = "0 with maxRequests 0, from which nothing differs";
  return [
    { path: "maxRequestsJitter", expected, got, remedy: "Set maxRequests, or leave it out." },
  ];
}

/** What the container's stop and the proxy's connections depend on, whatever the app's own configuration says. */
const PROMISED: readonly (keyof Settled)[] = ["gracefulTimeoutSeconds", "keepAliveSeconds"];

/**
 * Gunicorn's argument vector. What nobody asked for comes before the `--`: the app's own gunicorn.conf.py
 * and GUNICORN_CMD_ARGS decide it, where they say something. See run_gunicorn.py.
 */
export function gunicornArgv(
  given: GunicornSettings,
  { app, port }: { app: string; port: number },
) {
  const settings = settled(given);
  const told = without(LACKING[settings.workerClass]);
  const isFirm = (name: keyof Settled) => given[name] !== undefined || PROMISED.includes(name);
  const words = (names: readonly (keyof Settled)[]) =>
    names.flatMap((name) => {
      const setting = GUNICORN[name] as Setting<unknown>;
      const tell = given[name] === undefined ? setting.argv : (setting.firm ?? setting.argv);
      return tell(settings[name]);
    });
  return [
    ...["/opt/venv/bin/python", `${MODULE_DIRECTORY}/run_gunicorn.py`],
    ...words(told.filter((name) => !isFirm(name))),
    // Cookies of a login: its own 8190 bytes are fewer than browsers send.
    "--limit-request-field_size=32768",
    "--",
    `--bind=0.0.0.0:${port}`,
    ...words(told.filter(isFirm)),
    app,
  ];
}

function without(names: readonly (keyof Settled)[]): (keyof Settled)[] {
  return NAMES.filter((name) => !names.includes(name));
}
