import { METRIC_NAMES, NOTHING_MEASURED } from "../../../configs/load/stats";
import { statsOutputs } from "../../../configs/load/stats-outputs";

const NUMBERLESS = Object.fromEntries(METRIC_NAMES.map((name) => [name, null]));
const NOTHING = {
  ...NUMBERLESS,
  ...{ capacityRps: null, limitedBy: null, capacitySteps: [] },
  timeSplit: { reason: "No load test ran that looks for it." },
};

test("without a load test every number is there, and null", () => {
  expect(METRIC_NAMES).toHaveLength(10);
  expect(statsOutputs(undefined)).toEqual({ ...NOTHING, ...NOTHING_MEASURED, change: null });
});

test("a number that is not known is null, of all requests and of an endpoint", () => {
  const endpoint = { method: "GET", name: "/", requestCount: 2 };
  const phase = { name: "5 users", seconds: 1, users: 5, requestCount: 2 };
  const stats = { ...NOTHING_MEASURED, requestCount: 2, endpoints: [endpoint], phases: [phase] };
  expect(statsOutputs(stats)).toEqual({
    ...{ ...NOTHING, ...NOTHING_MEASURED, change: null },
    requestCount: 2,
    endpoints: [{ ...NUMBERLESS, ...endpoint }],
    phases: [{ ...NUMBERLESS, ...phase }],
  });
});

test("where the time goes is an output with a reason at least, also of what an earlier version measured", () => {
  const timeSplit = {
    clientAndQueueMs: 2,
    nginxMs: 0.5,
    connectMs: 0,
    upstreamMs: 15,
    requests: 40,
  };
  expect(statsOutputs({ ...NOTHING_MEASURED, timeSplit }).timeSplit).toEqual(timeSplit);
  expect(statsOutputs().timeSplit).toEqual({ reason: "No load test ran that looks for it." });
});

test("what a service carries is three outputs, of which the rate is null where none was carried", () => {
  const steps = [{ arrivalsPerSecond: 10, requestsPerSecond: 9.5, limitedBy: "latency" as const }];
  const outputs = (capacityRps?: number) =>
    statsOutputs({
      ...NOTHING_MEASURED,
      capacity: { ...(capacityRps !== undefined && { capacityRps }), limitedBy: "latency", steps },
    });
  const rest = { limitedBy: "latency", capacitySteps: steps };
  expect(outputs(9.5)).toMatchObject({ capacityRps: 9.5, ...rest });
  expect(outputs()).toMatchObject({ capacityRps: null, ...rest });
});
