import { type Finding, finding } from "./findings";
import type { LoadKind } from "./kind";
import { type Course, courseOf } from "./samples";
import type { LoadWindow } from "./window";

/** Locust warns at 90 % of a CPU, too seldom for a short run; k6's guide stays below 80 %. */
export const BUSY_CPU = 0.8;
export const BUSY_HOST = 0.05;
/** Users by seconds, and what they did in them, differ by looks that are a second apart. */
const ACCOUNTED = 0.9;
/** What Locust's clock is late by is none of the service's. */
const LATE_MS = 20;

/** What about the measuring side of a measurement calls for care. */
export function generatorFindings(kind: LoadKind, window: LoadWindow): Finding[] {
  const courses = window.phases.flatMap(({ name }) => courseOf(window.samples, name) ?? []);
  return [
    ...busyFindings(courses),
    ...(kind === "steady" || kind === "soak" ? littleFindings(courses, window) : []),
    ...inFlightFindings(window),
    ...arrivalFindings(window),
    ...workersFindings(window),
  ];
}

function busyFindings(courses: readonly Course[]): Finding[] {
  const cpu = Math.max(...courses.map(({ generatorCpu }) => generatorCpu));
  const idle = Math.min(...courses.flatMap(({ hostIdle }) => hostIdle ?? []));
  return [
    ...(cpu > BUSY_CPU
      ? [
          finding(
            "generator-busy",
            `Locust used ${percent(cpu)} of its CPU: a part of the response times is its own. Lower users, use FastHttpUser, or raise loadWorkers.`,
          ),
        ]
      : []),
    ...(idle < BUSY_HOST
      ? [
          finding(
            "host-busy",
            `The machine's CPUs were idle for ${percent(idle)} of the time: Locust and the service took them from each other. Lower users, or measure on a machine with more of them.`,
          ),
        ]
      : []),
  ];
}

/** N = X (R + Z): all that users do is to ask and to wait. */
function littleFindings(courses: readonly Course[], { shape }: LoadWindow): Finding[] {
  const accounted = Math.min(...courses.flatMap((course) => course.accounted ?? []));
  if (shape !== null || accounted >= ACCOUNTED) return [];
  const sentence =
    `Requests and waits make up ${percent(accounted)} of the users' time (Little's law asks for all of it): the rest is Locust's own, ` +
    "or tasks that compute or sleep. Lower users, or use wait_time.";
  return [finding("time-unaccounted", sentence)];
}

/** Each of them would have been the slowest. */
function inFlightFindings({ inFlight }: LoadWindow): Finding[] {
  if (inFlight <= 0) return [];
  const were = inFlight === 1 ? "1 request" : `${inFlight} requests`;
  const sentence = `${were} had no answer 5 s after the last one was sent, and count nowhere: the real response times are longer. Lower users.`;
  return [finding("requests-in-flight", sentence)];
}

function arrivalFindings({ arrivals }: LoadWindow): Finding[] {
  if (!arrivals) return [];
  const { came, missed, latestMs } = arrivals;
  const late = `Requests were sent up to ${Math.round(latestMs)} ms after they were due, as no user was free or Locust was late: that is a part of the response times (coordinated omission is corrected). For less, raise users.`;
  return [
    ...(missed > 0
      ? [
          finding(
            "arrivals-missed",
            `${missed} of ${came} who came found no free user until the end. Raise users, or lower arrivalsPerSecond.`,
          ),
        ]
      : []),
    ...(latestMs > LATE_MS ? [finding("arrivals-late", late)] : []),
  ];
}

function workersFindings({ workers }: LoadWindow): Finding[] {
  if (!workers || workers.answered >= workers.asked) return [];
  const sentence = `Of ${workers.asked} Locusts ${workers.answered} said what they measured: the requests of the others are missing. Raise loadMemoryMb, or lower users or loadWorkers.`;
  return [finding("workers-lost", sentence)];
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
