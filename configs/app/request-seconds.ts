import { integerProblems, optionalProblems, type Problem } from "../problems";
import { GRANIAN } from "../server/granian/settings";
import { GUNICORN } from "../server/gunicorn/settings";
import { WorkerClass } from "../server/gunicorn/worker-class";
import { Server, SERVERS } from "../server/servers";
import { Tuning } from "../tuning";
import { Proxy } from "./choices";

/** How long the app may take for a request: what waits for it, or ends it, follows. */
export interface RequestSecondsOptions {
  /**
   * How long the app may take for one request, in seconds, 1 to 1800: nginx waits so long, a worker is not
   * taken for stuck before, and where a container stops, or a worker is replaced, a request has so long to end.
   * What is set by itself must not be less.
   * @default none: each time-out has its own default
   */
  requestSeconds?: number | undefined;
}

/** What `requestSeconds` may be: Granian's workers can be given no longer to end. */
export const REQUEST_SECONDS = { min: 1, max: GRANIAN.gracefulTimeoutSeconds.max };

/** By how many seconds who waits for a server waits longer than that, which then gives up first and says so. */
export const LONGER = 5;

/** The time-outs that a request has to end within. */
export interface Lifetimes {
  workerClass?: WorkerClass | undefined;
  timeoutSeconds?: number | undefined;
  stuckSeconds?: number | undefined;
  gracefulTimeoutSeconds?: number | undefined;
  readTimeoutSeconds?: number | undefined;
}

/** What an app is served by, as far as it decides what waits for a request. */
interface ServedBy {
  server: Server;
  proxy: Proxy;
  tuning: Tuning;
}

/** What follows from it, in the order in which a request would meet it; what is set counts instead. */
export function lifetimesOf(
  { requestSeconds: request, workerClass }: Lifetimes & RequestSecondsOptions,
  { server, proxy, tuning }: ServedBy,
): Omit<Lifetimes, "workerClass"> {
  if (!isCount(request) || request > REQUEST_SECONDS.max || !SERVERS[server].hasReplicas) return {};
  const isSync = server === Server.Gunicorn && workerClass === WorkerClass.Sync;
  return {
    // That of a worker with threads is how long it may be silent: a request of any length does not silence it.
    ...(isSync && { timeoutSeconds: request }),
    ...(!isSync && { stuckSeconds: Math.max(GUNICORN.stuckSeconds.default, request + LONGER) }),
    gracefulTimeoutSeconds: Math.max(GUNICORN.gracefulTimeoutSeconds.default, request),
    ...(proxy === Proxy.Nginx &&
      tuning === Tuning.Production && { readTimeoutSeconds: request + LONGER }),
  };
}

/** What is wrong with it, and what is set by itself and would end a request before its time. */
export function requestSecondsProblems(
  options: Lifetimes & RequestSecondsOptions,
  choices: ServedBy,
): Problem[] {
  const { requestSeconds } = options;
  const names = Object.keys(lifetimesOf(options, choices)) as (keyof Lifetimes)[];
  const tooShort = names.filter((name) => {
    const got = options[name];
    // Of stuckSeconds 0 is for ever.
    return isCount(got) && got < Number(requestSeconds);
  });
  const expected = `at least requestSeconds, which is ${requestSeconds}`;
  const remedy = "Leave it out: it follows.";
  return [
    ...optionalProblems("requestSeconds", requestSeconds, (path, got) =>
      integerProblems(path, got, REQUEST_SECONDS),
    ),
    ...tooShort.map((path) => ({ path, expected, got: options[path], remedy })),
  ];
}

/** Whether it is one at all: one of the wrong type is told of elsewhere. */
export function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1;
}
