import { type Finding, finding } from "./findings";
import type { LoadRun } from "./run";
import type { LoadWindow } from "./window";
import { courseOf } from "./samples";

/** What of a load is asked for, as far as it is compared with what ran. */
export type Asked = Pick<LoadRun, "kind" | "users" | "runSeconds" | "phases">;

/** So many of those asked for have to be there: a user that ends is made good by none. */
const FEW_USERS = 0.98;
/** A short load's clock and Locust's own: one of them is late by some hundredths. */
const EARLY = 0.98;

/** Each difference between the load that was asked for and the one that ran. */
export function ranFindings(asked: Asked, window: LoadWindow): Finding[] {
  return [
    ...(window.shape === null ? askedFindings(asked, window) : shapeFindings(window, window.shape)),
    ...neverRanFindings(window),
    ...exceptionFindings(window),
    ...hostFindings(window),
  ];
}

function askedFindings(asked: Asked, window: LoadWindow): Finding[] {
  const seconds = `${window.seconds.toFixed(1)} s`;
  const early = finding(
    "load-ended-early",
    `${asked.runSeconds} s were to be measured, and ${seconds} were: the load was ended before, by its locustfile or from outside.`,
  );
  const isEarly = !window.isFinished || window.seconds < EARLY * asked.runSeconds;
  return [...(isEarly ? [early] : []), ...usersFindings(asked, window)];
}

/** In each phase that is held: on the way to its users there are fewer of them. */
function usersFindings({ phases }: Asked, window: LoadWindow): Finding[] {
  return phases.flatMap(({ name, users, measured, fromStart }) => {
    const course = measured && !fromStart ? courseOf(window.samples, name) : undefined;
    if (!course || course.users.mean >= FEW_USERS * users) return [];
    const { min, max, mean } = course.users;
    const there = min === max ? `${min}` : `${min} to ${max}, on average ${mean.toFixed(1)}`;
    const sentence =
      `Of ${users} users asked for ${there} were there (${name}): the others have stopped, as a locustfile's on_start ` +
      "or a task may do (StopUser). Mend why, or lower users.";
    return [finding("users-missing", sentence)];
  });
}

/** What ran is what the shape said. */
function shapeFindings(window: LoadWindow, shape: string): Finding[] {
  const course = courseOf(window.samples, "shape");
  const users = course
    ? `up to ${course.users.max} users, on average ${course.users.mean.toFixed(1)}`
    : "users";
  const sentence =
    `The locustfile's ${shape} ran, by its own course: ${users}, for ${window.seconds.toFixed(1)} s. ` +
    "The options kind, users, spawnRate, runTime and settleTime did not count.";
  return [finding("shape-followed", sentence)];
}

function neverRanFindings({ neverRan, tasks, userClasses }: LoadWindow): Finding[] {
  const idle = Object.entries(userClasses).filter(([, count]) => count === 0);
  const idleNames = idle.map(([name]) => name);
  const others = neverRan.filter((task) => !idleNames.some((name) => task.startsWith(`${name}.`)));
  return [
    ...(idle.length > 0 ? [`No user of ${listed(idleNames)} was there: raise users.`] : []),
    ...(others.length > 0
      ? [`${others.length} of ${tasks} tasks never ran: ${listed(others)}. Raise runTime or users.`]
      : []),
  ].map((sentence) => finding("tasks-never-ran", sentence));
}

function exceptionFindings({ exceptions }: LoadWindow): Finding[] {
  if (exceptions.length === 0) return [];
  const count = exceptions.reduce((all, one) => all + one.count, 0);
  const [most] = [...exceptions].sort((one, other) => other.count - one.count);
  const sentence = `Tasks ended in an error of their own ${count} times, most often: ${most?.message}. Their tracebacks are in output_exceptions.csv.`;
  return [finding("tasks-failed", sentence)];
}

function hostFindings({ hostPaths, otherHosts }: LoadWindow): Finding[] {
  const paths = Object.entries(hostPaths).map(([user, path]) => `${user} below ${path}`);
  const others = Object.entries(otherHosts).map(([host, count]) => `${count} to ${host}`);
  return [
    ...(others.length > 0
      ? [
          finding(
            "other-host",
            `Requests went elsewhere, and count among the service's: ${listed(others)}. Ask for paths, not for whole addresses.`,
          ),
        ]
      : []),
    ...(paths.length > 0
      ? [finding("host-path", `The path of the locustfile's own host is kept: ${listed(paths)}.`)]
      : []),
  ];
}

/** The first few, and how many more. */
function listed(names: readonly string[]): string {
  const [shown, more] = [names.slice(0, 5).join(", "), names.length - 5];
  return more > 0 ? `${shown} and ${more} more` : shown;
}
