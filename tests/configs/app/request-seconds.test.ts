import { chosen } from "../../../configs/app/chosen";
import type { FlaskAppOptions } from "../../../configs/app/options";
import { proxyOptions, serverOptions } from "../../../configs/app/parts";
import { timeoutsProblems } from "../../../configs/app/timeouts";
import { defaultImages } from "../../../configs/default-images";
import { gunicornPlan } from "../../../configs/server/gunicorn/plan";
import { granianPlan } from "../../../configs/server/granian/plan";
import { proxyPlan } from "../../../configs/nginx/plan";

const GUNICORN = { appDir: "app", server: "gunicorn", proxy: "nginx" } as const;
const GRANIAN = { ...GUNICORN, server: "granian" } as const;

/** All that waits for a request, or ends it. */
function waits(options: FlaskAppOptions) {
  const told = serverOptions(options) as Record<string, unknown>;
  const { timeoutSeconds, stuckSeconds, gracefulTimeoutSeconds } = told;
  const nginx = proxyOptions(options, defaultImages({})).readTimeoutSeconds;
  return { timeoutSeconds, stuckSeconds, gracefulTimeoutSeconds, nginx };
}

const problems = (options: FlaskAppOptions) => timeoutsProblems(options, chosen(options));

test.each<[FlaskAppOptions, object]>([
  [
    { ...GUNICORN, requestSeconds: 600 },
    { timeoutSeconds: undefined, stuckSeconds: 605, gracefulTimeoutSeconds: 600, nginx: 605 },
  ],
  [
    { ...GUNICORN, requestSeconds: 600, workerClass: "sync" },
    { timeoutSeconds: 600, stuckSeconds: undefined, gracefulTimeoutSeconds: 600, nginx: 605 },
  ],
  // A worker that is silent is silent for less than a request may take.
  [
    { ...GUNICORN, requestSeconds: 10 },
    { timeoutSeconds: 10, stuckSeconds: 300, gracefulTimeoutSeconds: 30, nginx: 15 },
  ],
  [
    { ...GRANIAN, requestSeconds: 120 },
    { timeoutSeconds: undefined, stuckSeconds: 300, gracefulTimeoutSeconds: 120, nginx: 125 },
  ],
  [
    { ...GUNICORN, requestSeconds: 600, stuckSeconds: 3000, readTimeoutSeconds: 900 },
    { timeoutSeconds: undefined, stuckSeconds: 3000, gracefulTimeoutSeconds: 600, nginx: 900 },
  ],
  [
    { ...GUNICORN },
    { timeoutSeconds: undefined, stuckSeconds: undefined, gracefulTimeoutSeconds: undefined },
  ],
])("with %j all that waits for a request waits long enough", (options, expected) => {
  expect(waits(options)).toMatchObject(expected);
  expect(problems(options)).toEqual([]);
});

test("containers are given as long to stop as their requests may take", () => {
  const settled = (options: FlaskAppOptions) =>
    ({ ...serverOptions(options), user: "1000:1000", app: "app:app" }) as never;
  expect(gunicornPlan("web", settled({ ...GUNICORN, requestSeconds: 600 })).spec.stop).toEqual({
    signal: "SIGTERM",
    graceSeconds: 600,
  });
  expect(granianPlan("web", settled({ ...GRANIAN, requestSeconds: 600 })).spec.stop).toMatchObject({
    graceSeconds: 600,
  });
  const upstream = { endpoints: [{ host: "web", port: 5901 }], keepsConnections: true };
  const told = proxyOptions({ ...GUNICORN, requestSeconds: 600 }, defaultImages({}));
  const { stop } = proxyPlan("proxy", { ...told, upstream }).spec;
  expect(stop?.graceSeconds).toBeGreaterThanOrEqual(605);
});

test("what is set by itself is not less, and all that is are told at once", () => {
  const given = { stuckSeconds: 60, gracefulTimeoutSeconds: 30, readTimeoutSeconds: 90 };
  const told = problems({ ...GUNICORN, requestSeconds: 600, ...given });
  const [expected, remedy] = ["at least requestSeconds, which is 600", "Leave it out: it follows."];
  expect(told).toEqual([
    { path: "stuckSeconds", expected, got: 60, remedy },
    { path: "gracefulTimeoutSeconds", expected, got: 30, remedy },
    { path: "readTimeoutSeconds", expected, got: 90, remedy },
  ]);
  expect(problems({ ...GUNICORN, requestSeconds: 600, stuckSeconds: 0 })).toEqual([]);
});

test("what no server could be given is told by its own name alone", () => {
  for (const requestSeconds of [0, 1801, 1.5])
    expect(problems({ ...GUNICORN, requestSeconds })).toEqual([
      { path: "requestSeconds", expected: "an integer from 1 to 1800", got: requestSeconds },
    ]);
});

test("a baseline's nginx gives up after its 60 s, whatever a request may take", () => {
  const baseline = { ...GUNICORN, tuning: "baseline" } as const;
  expect(problems({ ...baseline, requestSeconds: 59 })).toEqual([]);
  expect(waits({ ...baseline, requestSeconds: 59 }).timeoutSeconds).toBe(59);
  for (const workerClass of ["sync", "gthread"] as const)
    expect(problems({ ...baseline, requestSeconds: 60, workerClass })).toEqual([
      {
        path: "requestSeconds",
        expected: "less than the 60 s after which a baseline's nginx gives up",
        got: 60,
        remedy: "Set tuning to production.",
      },
    ]);
});
