import { UPSTREAM_IDLE_SECONDS } from "../nginx/features/keep-alive";
import { READ_TIMEOUT_SECONDS } from "../nginx/features/timeouts";
import type { Problem } from "../problems";
import { GUNICORN } from "../server/gunicorn/settings";
import { WorkerClass } from "../server/gunicorn/worker-class";
import { Server } from "../server/servers";
import { Tuning } from "../tuning";
import { tuned } from "./baseline";
import { Proxy } from "./choices";
import type { FlaskAppOptions } from "./options";
import type { Chosen } from "./chosen";
import {
  isCount,
  type Lifetimes,
  lifetimesOf,
  LONGER,
  requestSecondsProblems,
} from "./request-seconds";

type Timeouts = Pick<FlaskAppOptions, "timeoutSeconds" | "readTimeoutSeconds">;

/** The time-outs that are given, and those that follow from them or from how long a request may take. */
export function timeoutsOf(options: FlaskAppOptions, choices: Chosen): Lifetimes {
  const follow = lifetimesOf(withWorkerClass(options, choices), choices);
  const set = (name: keyof typeof follow) => options[name] ?? follow[name];
  const timeouts = {
    timeoutSeconds: set("timeoutSeconds"),
    readTimeoutSeconds: set("readTimeoutSeconds"),
  };
  return {
    ...ordered(timeouts, options.workerClass, choices),
    stuckSeconds: set("stuckSeconds"),
    gracefulTimeoutSeconds: set("gracefulTimeoutSeconds"),
  };
}

/** A baseline's workers are the study's. */
function withWorkerClass(options: FlaskAppOptions, { tuning }: Chosen): FlaskAppOptions {
  return { ...tuned(tuning).gunicorn, ...options };
}

/**
 * The time-outs of Gunicorn and of nginx before it: where one is given, the other follows. A sync worker's is that of its
 * longest request; a gthread worker's is not, so that it follows downward only.
 */
function ordered(
  { timeoutSeconds, readTimeoutSeconds }: Timeouts,
  workerClass: WorkerClass | undefined,
  choices: Chosen,
): Timeouts {
  if (!isBehindNginx(choices)) return { timeoutSeconds, readTimeoutSeconds };
  if (isCount(timeoutSeconds) && readTimeoutSeconds === undefined) {
    const read = Math.max(READ_TIMEOUT_SECONDS.default, timeoutSeconds + LONGER);
    return { timeoutSeconds, readTimeoutSeconds: read };
  }
  if (timeoutSeconds === undefined && isCount(readTimeoutSeconds)) {
    const { default: own, max } = GUNICORN.timeoutSeconds;
    const most = workerClass === WorkerClass.Sync ? max : own;
    const follows = Math.max(1, Math.min(most, readTimeoutSeconds - LONGER));
    return { timeoutSeconds: follows === own ? undefined : follows, readTimeoutSeconds };
  }
  return { timeoutSeconds, readTimeoutSeconds };
}

/** What is wrong with their order: nginx would answer 504 while Gunicorn still works on it, without a word in its log. */
export function timeoutsProblems(options: FlaskAppOptions, choices: Chosen): Problem[] {
  const ofRequests = requestSecondsProblems(withWorkerClass(options, choices), choices);
  if (choices.server !== Server.Gunicorn || choices.proxy !== Proxy.Nginx) return ofRequests;
  const { timeoutSeconds: gunicorn = GUNICORN.timeoutSeconds.default, readTimeoutSeconds: got } =
    timeoutsOf(options, choices);
  if (choices.tuning === Tuning.Baseline)
    return [...ofRequests, ...baselineProblems(gunicorn, options)];
  const others = [...ofRequests, ...keepAliveProblems(options)];
  if (!isCount(got) || !isCount(gunicorn) || got > gunicorn) return others;
  const expected = `more than timeoutSeconds, which is ${gunicorn}`;
  const remedy = `Set readTimeoutSeconds to ${gunicorn + LONGER}, or leave one of the two out: it follows the other.`;
  return [{ path: "readTimeoutSeconds", expected, got, remedy }, ...others];
}

/** nginx would send a request into a connection that Gunicorn is about to close. */
function keepAliveProblems({ keepAliveSeconds: got, workerClass }: FlaskAppOptions): Problem[] {
  if (!isCount(got) || got > UPSTREAM_IDLE_SECONDS || workerClass === WorkerClass.Sync) return [];
  const expected = `more than the ${UPSTREAM_IDLE_SECONDS} s for which nginx keeps an idle connection to Gunicorn`;
  return [{ path: "keepAliveSeconds", expected, got, remedy: "Leave it out: it is 75 then." }];
}

/** The study's nginx has its own 60 s. */
function baselineProblems(timeoutSeconds: unknown, { requestSeconds }: FlaskAppOptions): Problem[] {
  const expected = `less than the ${READ_TIMEOUT_SECONDS.default} s after which a baseline's nginx gives up`;
  const remedy = "Set tuning to production.";
  // What follows from it is told by its name.
  const all = requestSeconds === undefined ? { timeoutSeconds } : { requestSeconds };
  return Object.entries(all)
    .filter(([, got]) => isCount(got) && got >= READ_TIMEOUT_SECONDS.default)
    .map(([path, got]) => ({ path, expected, got, remedy }));
}

function isBehindNginx({ server, proxy, tuning }: Chosen): boolean {
  return server === Server.Gunicorn && proxy === Proxy.Nginx && tuning === Tuning.Production;
}
