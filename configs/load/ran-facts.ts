import { courseOf } from "./samples";
import type { RanFacts } from "./stats";
import type { LoadWindow } from "./window";

/** The load that really ran, over all of its phases that were measured. */
export function ranFacts(window: LoadWindow | undefined): RanFacts {
  if (!window) return {};
  const courses = window.phases.flatMap(({ name }) => courseOf(window.samples, name) ?? []);
  const { seconds, inFlight: unanswered } = window;
  if (courses.length === 0) return { seconds, unanswered };
  const all = courses.reduce((sum, course) => sum + course.seconds, 0);
  const mean = (of: (course: (typeof courses)[number]) => number) =>
    courses.reduce((sum, course) => sum + of(course) * course.seconds, 0) / all;
  const idle = courses.every(({ hostIdle }) => hostIdle !== undefined);
  return {
    ...{ seconds, unanswered },
    minUsers: Math.min(...courses.map(({ users }) => users.min)),
    meanUsers: mean(({ users }) => users.mean),
    maxUsers: Math.max(...courses.map(({ users }) => users.max)),
    generatorCpu: mean(({ generatorCpu }) => generatorCpu),
    ...(idle && { hostIdle: mean(({ hostIdle = 0 }) => hostIdle) }),
  };
}
